/** ingest's variables. */
import { DEFAULT_BOUNDS } from '@newsfold/report/documents/read-bounds.ts';
import { type Config, integer, list, oneOf, optionalText, pattern } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import { workers } from '@newsfold/schemas/topology.ts';
import { DEFAULT_APART } from './domain/container/take-apart.ts';
import { MAX_RAW_BYTES } from './domain/parse-raw.ts';
import { RELEASED_MODELS } from './model/released-models.ts';

function scopeRule(input: string): string {
  if (input !== 'language' && !/^(fixed|field):.+$/.test(input)) {
    throw new Error(
      'language, fixed:NAME, or field:NAME for a field of the raw article such as field:tenant',
    );
  }
  return input;
}

/** The table. */
export const ingestTable = {
  ...runtimeTable,
  HTTP_PORT: httpPort(workers.ingest.httpPort),
  RAW_TOPICS: {
    parse: (input: string) => (input === '' ? [] : list(input)),
    default: 'raw.v1',
    unit: '',
    doc: 'Raw topics to consume, separated by commas; TOPIC_PREFIX is put before each.',
  },
  RAW_TOPIC_PATTERN: {
    parse: pattern,
    default: '',
    unit: '',
    doc: 'Regular expression; every topic whose whole name matches is consumed too, also one that appears later.',
  },
  SCOPE_BY: {
    parse: scopeRule,
    default: 'language',
    unit: '',
    doc: 'What divides articles that are never compared: language, fixed:NAME, or field:NAME of the raw article.',
  },
  DEFAULT_LANGUAGE: {
    parse: optionalText,
    default: 'en',
    unit: '',
    doc: 'Language of an article that declares none and is too short to detect one.',
  },
  MAX_RAW_BYTES: {
    parse: integer(1024, RAW_MAX_BYTES),
    default: String(MAX_RAW_BYTES),
    unit: 'bytes',
    doc: 'Larger raw records become dead letters (`too-large`): 8 MiB hold the heaviest page with its markup; the raw topic takes no more than 16 MiB.',
  },
  MAX_ITEMS: {
    parse: integer(1, 10_000),
    default: String(DEFAULT_APART.maxItems),
    unit: 'articles',
    doc: 'A raw record that holds more articles (a feed, the response of an API) becomes one dead letter (`container`): its articles go out together, and until then they are in memory.',
  },
  MAX_TEXT_CHARS: {
    parse: integer(1000, 500_000),
    default: '60000',
    unit: 'characters',
    doc: 'Longer bodies are cut and marked: 60000 is about ten thousand words, longer than any report, and bounds every later stage.',
  },
  READ_MAX_CHARS: {
    parse: integer(1000, 200_000),
    default: String(DEFAULT_BOUNDS.maxCharacters),
    unit: 'characters',
    doc: 'How much of a report is read for the facts of its story: 40000 is about 2,000 words in more than a hundred sentences. What is not read is told in the event (`reading`).',
  },
  READ_MAX_SENTENCES: {
    parse: integer(10, 400),
    default: String(DEFAULT_BOUNDS.maxSentences),
    unit: 'sentences',
    doc: 'How many sentences of a report are read: comparing two reports costs the square of it.',
  },
  OUTLETS_FILE: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Path of a JSON file of outlets known under several hosts and names, and of their families; it goes before the table that ships. Empty: that table alone.',
  },
  EMBEDDING_MODEL: {
    parse: (input: string) => (input === '' ? '' : oneOf([...RELEASED_MODELS.keys()])(input)),
    default: '',
    unit: '',
    doc: 'A model that says what English articles mean: minilm. It is fetched once, checked, and kept in EMBEDDING_FOLDER. Empty: none.',
  },
  EMBEDDING_FOLDER: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Folder where EMBEDDING_MODEL and the packages that run it are kept, 70 MB; the worker must be able to write there once. Empty: `.newsfold/models` of the installation.',
  },
  EMBEDDING_MODULE: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Where EMBEDDING_MODEL is empty: path of an ES module that gives a second opinion on what articles mean: it exports `id`, a text, and `embed({ title, text, language })`, which gives numbers, at once or as a promise. Empty: none.',
  },
  EMBEDDING_TIMEOUT_MS: {
    parse: integer(1, 60_000),
    default: '1000',
    unit: 'ms',
    doc: 'How long an article waits for the model; then it continues without a vector and is counted.',
  },
} as const;

/** ingest's configuration. */
export type IngestConfig = Config<typeof ingestTable>;
