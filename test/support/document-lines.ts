/** The lines of a shell that a document shows for the API, as requests: so that a test asks what a reader would. */

/** What of an answer a variable of the shell gets. */
interface Setting {
  readonly name: string;
  /** A path of jq. */
  readonly path: string;
}

/** A request of `curl`. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What stands inside a line for the answer of another. */
const INSIDE = /\$\(curl -s "([^"]*)" \| jq -r ([^)]+)\)/;

/** A value of an answer by a path of jq, such as `.stories[0].storyId`. @throws Error when it has none */
export function atPath(answer: unknown, path: string): string {
  let value = answer;
  for (const [, name, at] of path.matchAll(/\.(\w+)|\[(\d+)\]/g))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[name ?? at ?? ''];
  if (typeof value !== 'string') throw new Error(`nothing stands at ${path}`);
  return value;
}

/** The words of a line, without quotes and comment. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [whole, double, single] of line.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)) {
    if (whole.startsWith('#')) break;
    words.push(double ?? single ?? whole);
  }
  return words;
}

/** The commands of a block that begins with `api=`. @throws Error when the document has none */
export function apiLines(markdown: string): readonly string[] {
  const block = /```sh\n(api=[\s\S]*?)```/.exec(markdown)?.[1];
  if (block === undefined) throw new Error('the document asks nothing of the API');
  return block
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('api='));
}

/**
 * Reads a line as the shell and curl would.
 * @param values of its variables
 * @param asked answers what stands inside it
 * @throws Error when it is none that is known
 */
export async function curlRequest(
  line: string,
  values: ReadonlyMap<string, string>,
  asked: (url: string) => Promise<unknown>,
): Promise<{ readonly request: CurlRequest; readonly sets: Setting | null }> {
  const filled = (text: string) => text.replaceAll(/\$(\w+)/g, (whole, name) => values.get(name) ?? whole);
  const set = /^(\w+)=\$\(curl -s "([^"]*)" \| jq -r '([^']+)'\)$/.exec(line);
  if (set !== null) {
    const [, name = '', url = '', path = ''] = set;
    const request = { method: 'GET', url: filled(url), headers: {}, body: null };
    return { request, sets: { name, path } };
  }
  const inside = INSIDE.exec(line);
  const plain =
    inside === null
      ? line
      : line.replace(inside[0], atPath(await asked(filled(inside[1] ?? '')), inside[2] ?? ''));
  const [program, ...words] = wordsOf(filled(plain));
  if (program !== 'curl') throw new Error(`${line} is no question`);
  let method = 'GET';
  let url = '';
  let body: string | null = null;
  const headers: Record<string, string> = {};
  const search: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = () => {
      at += 1;
      return words[at] ?? '';
    };
    if (word === '-X') method = next();
    else if (word === '-d') body = next();
    else if (word === '-H') {
      const [name = '', ...rest] = next().split(': ');
      headers[name] = rest.join(': ');
    } else if (word === '--data-urlencode') {
      const [name = '', ...rest] = next().split('=');
      search.push(`${name}=${encodeURIComponent(rest.join('='))}`);
    } else if (/^https?:/.test(word)) url = word;
    else if (!['-s', '-N', '-G'].includes(word)) throw new Error(`${line}: ${word} is not known here`);
  }
  return {
    request: { method, url: `${url}${search.length === 0 ? '' : `?${search.join('&')}`}`, headers, body },
    sets: null,
  };
}
