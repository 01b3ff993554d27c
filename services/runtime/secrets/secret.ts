/**
 * A value that nobody may see: a password, a token, a private key. It shows itself to nobody who prints it, as text, as
 * JSON or in an inspection; who needs it asks for it in so many words.
 */
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';

/** What stands in the place of a secret wherever it is printed. */
export const MASK = '[secret]';

/** See the file's head. One that lies in a file is read each time it is asked for, so that a changed file counts at once. */
export class Secret {
  readonly #path: string | undefined;
  #value: string;

  private constructor(value: string, path?: string) {
    this.#value = value;
    this.#path = path;
  }

  /** A secret that is given as text. A key in one line has its line breaks written as `\n`. */
  static of(text: string): Secret {
    return new Secret(text.startsWith('-----BEGIN') ? text.replaceAll('\\n', '\n') : text);
  }

  /**
   * A secret that lies in a file; a line break at its end is none of it.
   * @throws Error that says why the file cannot be read, or that it is empty
   */
  static inFile(path: string): Secret {
    const value = contentOf(path);
    if (value === '') throw new Error('a file that is not empty');
    return new Secret(value, path);
  }

  /** The value. While its file cannot be read, as between two versions of it, what it held before. */
  reveal(): string {
    if (this.#path === undefined) return this.#value;
    try {
      this.#value = contentOf(this.#path) || this.#value;
    } catch {
      // Being replaced; whoever uses the old value fails loudly if it has ended.
    }
    return this.#value;
  }

  /** How a child process is told of it: the variable and its value. @param variable the name without `_FILE` */
  asVariable(variable: string): readonly [name: string, value: string] {
    return this.#path === undefined ? [variable, this.#value] : [`${variable}_FILE`, this.#path];
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new Error(`a file that can be read (${code})`);
  }
}

/** A text without the credentials of an address in it: whatever stands before the last @, after the scheme. */
export function withoutCredentials(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@');
}
