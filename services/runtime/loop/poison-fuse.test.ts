import { describe, expect, it } from 'vitest';
import { PoisonFuse } from './poison-fuse.ts';

function feed(fuse: PoisonFuse, pattern: readonly boolean[]): void {
  for (const isPoison of pattern) fuse.note(isPoison, 'articles.v1', 'malformed-avro');
}

const times = (count: number, value: boolean) => Array.from({ length: count }, () => value);

describe('PoisonFuse', () => {
  it('lets a run of broken records pass', () => {
    expect(() => feed(new PoisonFuse(), [...times(89, true), ...times(20, false)])).not.toThrow();
  });

  it('lets any number of broken records pass among good ones', () => {
    const half = Array.from({ length: 1000 }, (_, index) => index % 2 === 0);
    expect(() => feed(new PoisonFuse(), half)).not.toThrow();
  });

  it('blows when nearly everything is broken, and says what to look at', () => {
    const fuse = new PoisonFuse();
    feed(fuse, times(50, false));
    expect(() => feed(fuse, times(100, true))).toThrow(
      /90 of the last 100 records of articles\.v1 cannot be read .*malformed-avro.*schema registry/,
    );
  });
});
