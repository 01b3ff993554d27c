import type { EntityType } from '@newsfold/schemas/generated/records.ts';
import { article, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { entitiesEnricher } from './entities.ts';

type Mention = readonly [name: string, mentions: number, type?: EntityType];

/** The entities of a story whose only report names things: each with its aliases, most salient first. */
function entities(...mentions: readonly Mention[]): string[] {
  const named = mentions.map(([name, count, type = 'person']) => ({ name, type, mentions: count }));
  const text = `They met ${mentions.map(([name]) => `with ${name}, so`).join(' ')} they left.`;
  const of = article('r0', { text, entities: named, publisher: publisher('r0.example') });
  const { examined } = toMaterial([member(of)], START, 'active', new DocumentMemory());
  const material = { examined } as Parameters<typeof entitiesEnricher.run>[0];
  return entitiesEnricher.run(material).map(({ name, aliases }) => [name, ...aliases].join(' = '));
}

describe('the named things of a story', () => {
  it('are one with and without an initial, an article or an accent', () => {
    expect(entities(['Ida J. Moss', 1], ['Ida Moss', 3])).toEqual(['Ida Moss = Ida J. Moss']);
    expect(entities(['Karim al-Wafula', 3], ['Karim Wafula', 1])).toEqual(['Karim al-Wafula = Karim Wafula']);
    expect(entities(['Place Vendôme', 3, 'unknown'], ['Place Vendome', 1, 'unknown'])).toEqual([
      'Place Vendôme = Place Vendome',
    ]);
  });

  it('are two where a son has the name of his father', () => {
    expect(entities(['Karl Moss', 3], ['Karl Moss Jr', 1])).toEqual(['Karl Moss', 'Karl Moss Jr']);
  });

  it('are meant by a last name when they are mentioned far more often than others of that name', () => {
    expect(entities(['Ida Moss', 4], ['Karl Moss', 2], ['Moss', 9])).toEqual([
      'Ida Moss = Moss',
      'Karl Moss',
    ]);
    expect(entities(['Ida Moss', 4], ['Karl Moss', 3], ['Moss', 9])).toHaveLength(3);
  });

  it('are no part of another: a house, and a name in a title', () => {
    expect(entities(['White House', 3, 'organisation'], ['House', 1, 'organisation'])).toEqual([
      'White House',
      'House',
    ]);
    expect(entities(['Case of Ida Moss', 1, 'unknown'], ['Ida Moss', 3])).toHaveLength(2);
  });

  it('are firms with what they are called by alone', () => {
    expect(
      entities(['Kisumu Foods', 3, 'organisation'], ['Moss Foods', 2, 'unknown'], ['Moss', 1, 'unknown']),
    ).toEqual(['Kisumu Foods', 'Moss Foods = Moss']);
  });
});
