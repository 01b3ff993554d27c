/** An event stream (text/event-stream) read from pieces of text: EventSource cannot send who asks. */

/** An event. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/** Takes pieces in, gives events out, whole. */
export class EventReader {
  #rest = '';

  /** The events that a piece completes. */
  take(piece: string): readonly StreamEvent[] {
    const blocks = (this.#rest + piece).split(/\r?\n\r?\n/);
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const fields = block.split(/\r?\n/).map((line) => /^(\w+): ?(.*)$/.exec(line) ?? []);
      const of = (name: string) => fields.filter(([, key]) => key === name).map(([, , value = '']) => value);
      const data = of('data');
      return data.length === 0 && of('event').length === 0
        ? []
        : [{ name: of('event').at(-1) ?? 'message', data: data.join('\n') }];
    });
  }
}
