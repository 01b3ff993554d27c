/** What readers of files give: records as they would stand in the raw topic, each with its place in the file. */

/** A record of an input. */
export interface InputLine {
  /** Its number, from 1: of the line, or of the row, item or page where the input has no lines. */
  readonly number: number;
  /** Its value: JSON, as a feed would publish it. */
  readonly line: Buffer;
}
