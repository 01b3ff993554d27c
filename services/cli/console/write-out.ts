/** Standard output without loss and without filling the memory. */

/** Writes to standard output and resolves once it is flushed, so that an exit loses nothing and a slow reader is waited for. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  );
}
