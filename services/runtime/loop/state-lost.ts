/**
 * Part of a fold's state is gone, and not by an input: a disk that cannot be read. No input is refused for it. The process
 * ends, and the state is restored from the log where it starts again.
 */
export class StateLost extends Error {
  override readonly name = 'StateLost';
}
