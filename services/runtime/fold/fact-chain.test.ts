import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../log/broker.ts';
import { emptiedHead, FactChain } from './fact-chain.ts';
import { ANSWERS_HEADER, FOLLOWS_HEADER, WRITER_HEADER } from './fold-headers.ts';

function fact(offset: number, answers: number, writer: string, follows: string): LogRecord {
  const headers = Object.entries({
    [ANSWERS_HEADER]: String(answers),
    [WRITER_HEADER]: writer,
    [FOLLOWS_HEADER]: follows,
  }).map(([name, text]) => [name, Buffer.from(text)] as const);
  return { topic: 'facts', partition: 0, offset, timestamp: 0, key: null, value: null, headers };
}

describe('a chain of facts', () => {
  it('accepts the writer that knew the last fact, and no other', () => {
    const chain = new FactChain();
    expect(chain.take(fact(0, 0, 'A', ''))).toBe(true);
    expect(chain.take(fact(1, 1, 'A', ''))).toBe(true);
    expect(chain.take(fact(2, 2, 'B', 'A@0'))).toBe(false);
    expect(chain.take(fact(3, 2, 'C', 'A@1'))).toBe(true);
    expect(chain.take(fact(4, 3, 'A', ''))).toBe(false);
    expect(chain.head).toBe('C@2');
  });

  it('accepts what follows facts that retention has deleted, where they were read before', () => {
    const chain = new FactChain();
    chain.take(fact(0, 0, 'A', ''));
    chain.take(fact(1, 1, 'A', ''));
    expect(chain.take(fact(2, 5, 'B', emptiedHead(2)))).toBe(true);
    expect(chain.take(fact(3, 6, 'B', emptiedHead(2)))).toBe(true);
    expect(chain.head).toBe('B@6');
  });

  it('rejects a writer that found the log empty before the last fact was written', () => {
    const chain = new FactChain();
    chain.take(fact(0, 0, 'A', ''));
    chain.take(fact(2, 2, 'A', ''));
    expect(chain.take(fact(3, 3, 'B', emptiedHead(2)))).toBe(false);
    expect(chain.take(fact(4, 3, 'C', emptiedHead(0)))).toBe(false);
  });
});
