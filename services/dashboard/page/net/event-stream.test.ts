import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventReader } from './event-stream.ts';

const TEXT =
  'retry: 2000\nid: 7\nevent: hello\ndata: {"cursor":"7"}\n\n: nothing\n\nevent: alive\n\ndata: a\ndata: b\r\n\r\n';
const EVENTS = [
  { name: 'hello', data: '{"cursor":"7"}' },
  { name: 'alive', data: '' },
  { name: 'message', data: 'a\nb' },
];

it('reads events whole, wherever the pieces are cut (property)', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 8 }), (cuts) => {
      const reader = new EventReader();
      const places = [0, ...cuts.toSorted((a, b) => a - b), TEXT.length];
      const found = places.slice(1).flatMap((to, at) => reader.take(TEXT.slice(places[at], to)));
      expect(found).toEqual(EVENTS);
    }),
  );
});

it('waits for the end of an event', () => {
  expect(new EventReader().take('event: hello\ndata: x\n')).toEqual([]);
});
