import type { EntityType } from '@newsfold/schemas/generated/records.ts';
import { describe, expect, it } from 'vitest';
import { namedThing } from './entity-names.ts';

const shown = (name: string, type: EntityType = 'unknown', language = 'en') =>
  namedThing({ name, type, mentions: 1 }, language);

describe('a named thing', () => {
  it.each([['GMT'], ['BST'], ['Last'], ['We’ve'], ["Don't"], ['Updated']])('is not %s', (name) => {
    expect(shown(name)).toBeNull();
  });

  it.each([
    ['Harrow Council’s Janus Plan', 'Harrow Council'],
    ["Missouri's Proposition A", 'Missouri'],
    ['Levi’s', 'Levi’s'],
  ])('is what possesses: %s', (name, expected) => {
    expect(shown(name)?.name).toBe(expected);
  });

  it.each([
    ['Senate Majority Leader Ida Moss', 'Ida Moss'],
    ['Republican Ida Moss', 'Ida Moss'],
    ['Ministerpräsident Kanzler Karl Amsel', 'Karl Amsel'],
  ])('is a person behind an office: %s', (name, expected) => {
    expect(shown(name, 'organisation')).toEqual({ name: expected, type: 'person' });
  });

  it('is an office where no full name is behind it', () => {
    expect(shown('Attorney General', 'unknown')).toEqual({ name: 'Attorney General', type: 'unknown' });
    expect(shown('General Motors', 'organisation')).toEqual({ name: 'General Motors', type: 'organisation' });
  });

  it('is a place that the gazetteer knows, whatever it was taken for', () => {
    expect(shown('North Korea', 'person')).toEqual({ name: 'North Korea', type: 'place' });
    expect(shown('Nordkorea', 'unknown', 'de')).toEqual({ name: 'Nordkorea', type: 'place' });
  });
});
