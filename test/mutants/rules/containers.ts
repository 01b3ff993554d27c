/** Rules of records that hold many articles, of their dead letters, and of embargoes. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const INGEST = 'services/ingest/domain';
const APART = `${INGEST}/container`;
const REDRIVE = 'services/runtime/redrive';
const tests = [`${APART}/take-apart.test.ts`];

/** The mutants. */
export const containerMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${APART}/take-apart.ts`, tests }, [
    ['a record of more items is refused', 'this.items.length === this.#settings.maxItems', 'false'],
    ['containers are opened three deep', 'depth < MAX_NESTED', 'true'],
    ['a feed without articles is refused', 'if (container.members.length > 0) return', 'return'],
    [
      'an array of other data is refused as a whole',
      'holdsSomething(members)) return null',
      'true) return null',
    ],
    ['a response without articles is refused', 'saysSomething(raw) ? null : findEmptyList(raw)', 'null'],
    ['a table in columns is no article', '?? columns(raw)', ''],
    ['two names of one address are no column', '|| new Set(urls).size < urls.length', ''],
    ['a deleted row is no article', 'deletedRow(raw) ?? ', ''],
  ]),
  ...mutantsOf({ file: `${APART}/hand-down.ts`, tests }, [
    ['an item keeps what it says itself', 'lacks(one.field) && lacks(one.orElse)', 'true'],
    [
      'a feed names no outlet for the items of another',
      'family === null || family === one.family',
      'family !== undefined',
    ],
    [
      'the feed of an aggregator names no outlet',
      'return family === null ? null : handed({ name: title, url: home }',
      'return handed({ name: title, url: home }',
    ],
    ['what a feed reserves against mining holds for its items', '    reserved(all),\n', ''],
    [
      'how a reservation is read depends on its name',
      'readReservations(name, value)),\n',
      "readReservations('robots', value)),\n",
    ],
    ["an item's directive on indexing is no word on mining", '!/robots/i.test(name) ||', 'name !== null ||'],
    ['the inner container is heard first', '!fields.some((one) => one.field === field)', 'true'],
    ['long values are not copied into each item', 'value.length <= MAX_CHARS;', 'true;'],
    ['the title of a feed of several outlets names none', 'if (families.size > 1) return null;', ''],
  ]),
  ...mutantsOf({ file: `${APART}/graph-nodes.ts`, tests }, [
    ['nodes that describe a site are no news', '!hasType(member, DESCRIBING)', 'true'],
    ['a publisher named by an id is looked up', "names.get(value['@id']) ?? value", 'value'],
  ]),
  ...mutantsOf({ file: `${APART}/find-unnamed.ts`, tests }, [
    ['people and tags are no articles', '(isOfOtherThings(key)) return []', '(false) return []'],
    ['what has only a name is no article', "name.toLowerCase() !== 'name'", 'true'],
    ['an article without a text is no container', 'if (isPlaced) return null;', ''],
    [
      'the articles of all sections count',
      'return joinContainers(found, chain);',
      'return found[0] ?? null;',
    ],
  ]),
  ...mutantsOf({ file: `${INGEST}/find-container.ts`, tests }, [
    [
      'a feed that is empty is no article',
      "typeof document.version === 'string' && JSON_FEED",
      'false && JSON_FEED',
    ],
    ['a channel alone may have one item', '(LISTS_OF_XML.has(key) && isChannel(document))', 'false'],
    ['the lists of all holders count', 'joinContainers(held, [...around, document])', '(held[0] ?? null)'],
    ['all lists of a response count', 'members: [...found.members, ...members]', 'members: found.members'],
  ]),
  ...mutantsOf({ file: `${INGEST}/open-envelope.ts`, tests }, [
    ['JSON that is written as a text is read', '(readJson(value) ?? value)', 'value'],
    ['a CloudEvent may hold its data in base64', 'raw.data ?? decoded(raw.data_base64)', 'raw.data'],
    [
      'an envelope with nothing in it is refused',
      'kind === undefined ? opened(raw, around) : emptyEnvelope(kind, raw)',
      'opened(raw, around)',
    ],
  ]),
  ...mutantsOf({ file: `${INGEST}/embargo.ts`, tests: [`${INGEST}/embargo.test.ts`] }, [
    ['an embargo may stand in the headline', 'return ofWords(texts);\n  const', 'return null;\n  const'],
    ['an embargo in words needs a time', 'said !== undefined && until !== null', 'said !== undefined'],
    ['what is scheduled comes at its time', 'if (until !== undefined) return { until, said: state };', ''],
    ['a draft is held', 'UNPUBLISHED.test(state)', 'false'],
    ['an embargo is over at its hour', 'embargo.until <= arrivedAt', 'embargo.until < arrivedAt'],
    ['an embargo of a day ends when it has begun everywhere', 'parsed.at + EVERYWHERE', 'parsed.at'],
    ['midnight with its zone is a time', '? Date.parse(written.trim())', '? Number.NaN'],
    [
      'of several embargoes the last counts',
      '(b.until ?? 0) - (a.until ?? 0)',
      '(a.until ?? 0) - (b.until ?? 0)',
    ],
    ['an embargo without a date has no end', 'return end > LATEST ? null : end;', 'return end;'],
    ['an embargo whose end cannot be read holds', 'if (embargo.until === null)', 'if (false)'],
    ['what is withheld is held', "WITHHELD.test(statusOf(raw)?.trim() ?? '')", 'false'],
  ]),
  ...mutantsOf({ file: `${INGEST}/analyse.ts`, tests: [`${INGEST}/embargo.test.ts`] }, [
    [
      'an embargo is held against the time of the record itself',
      'place.arrivedAt ?? place.timestamp',
      'place.timestamp',
    ],
    ['what was under embargo is first seen at its end', 'Math.max(times.seenAt, freeAt)', 'times.seenAt'],
  ]),
  ...mutantsOf({ file: `${REDRIVE}/choose-letters.ts`, tests: [`${REDRIVE}/choose-letters.test.ts`] }, [
    ['nothing is put back before it is due', 'letter.dueAt > options.now', 'false'],
    ['--due takes only letters that are due at a time', 'options.due && letter.dueAt === null', 'false'],
  ]),
  ...mutantsOf({ file: 'services/runtime/loop/place.ts', tests: [`${REDRIVE}/choose-letters.test.ts`] }, [
    [
      'two items of a record have two places',
      'item === RECORD_ITSELF ? record',
      'item !== undefined ? record',
    ],
  ]),
  ...mutantsOf(
    { file: 'services/runtime/loop/dead-letter.ts', tests: ['services/runtime/loop/dead-letter.test.ts'] },
    [
      ['the letter of an item holds the item alone', 'kept(itemRecord(record, item.value))', 'kept(record)'],
      ['letters of items keep little of huge headers', 'frame <= MAX_ITEM_FRAME_BYTES', 'true'],
    ],
  ),
  ...mutantsOf(
    {
      file: 'services/runtime/stateless/stateless-runner.ts',
      tests: ['services/runtime/stateless/taken-apart.test.ts'],
    },
    [
      ['a run ends after so many answers', 'answers >= RUN_ANSWERS ||', ''],
      [
        'each item of a record has its dead letter',
        "outcome.kind === 'taken-apart' ? outcome.items",
        "outcome.kind === 'taken-apart' ? outcome.items.slice(0, 1)",
      ],
    ],
  ),
  ...mutantsOf(
    { file: 'services/cli/audit/raw-stage.ts', tests: ['services/ingest/container-pipeline.test.ts'] },
    [
      [
        'an audit counts the items of a record',
        'const count = Math.max(items, item + 1);',
        'const count = item + 1;',
      ],
      ['an audit tells the items of a record apart', 'if (item === RECORD_ITSELF)', 'if (true)'],
    ],
  ),
];
