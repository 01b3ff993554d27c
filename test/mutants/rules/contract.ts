/** Rules of the contract with readers in any language. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const source = mutantsOf({ file: 'schemas/avro-source.ts', tests: ['schemas/schema-files.test.ts'] }, [
  [
    'a schema defines the types that others have written',
    "if (typeof node === 'string' && definitions.has(node))",
    "if (typeof node === 'string' && seen.has(node))",
  ],
  ['a schema defines each type once', 'if (seen.has(name)) return name;', ''],
]);

const times = [
  ...mutantsOf({ file: 'schemas/sources/article.json', tests: ['schemas/released.test.ts'] }, [
    [
      'readers see when an article was seen',
      '{ "name": "seenAt", "type": { "type": "long", "logicalType": "timestamp-millis" }',
      '{ "name": "seenAt", "type": "long"',
    ],
    [
      'readers see when an article was published',
      '"type": ["null", { "type": "long", "logicalType": "timestamp-millis" }]',
      '"type": ["null", "long"]',
    ],
    [
      'a reader of a release gets milliseconds',
      '{ "name": "seenAt", "type": { "type": "long", "logicalType": "timestamp-millis" }',
      '{ "name": "seenAt", "type": "double"',
    ],
  ]),
  ...mutantsOf({ file: 'schemas/sources/story.json', tests: ['schemas/avro-source.test.ts'] }, [
    [
      'every time of a story is said to be one',
      '{"name": "updatedAt", "type": { "type": "long", "logicalType": "timestamp-millis" }',
      '{"name": "updatedAt", "type": "long"',
    ],
  ]),
  ...mutantsOf(
    {
      file: 'services/runtime/loop/redrive-record.ts',
      tests: ['services/runtime/loop/redrive-record.test.ts'],
    },
    [['a time that a redriven record states is one', '? recordTime(written) :', '? written :']],
  ),
];

/** Mutants of the rules about what readers get. */
export const contractMutants: readonly Mutant[] = [...source, ...times];
