/** Rules of the command: its line, its inputs, what it sends and shows. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const CLI = 'services/cli';
const INPUT = `${CLI}/input`;
const shapes = [`${INPUT}/shapes.test.ts`];
const decided = [`${CLI}/decisions-seen.test.ts`];

/** The mutants. */
export const commandMutants: readonly Mutant[] = [
  ...mutantsOf(
    {
      file: 'services/runtime/command/command-line.ts',
      tests: ['services/runtime/command/command-line.test.ts'],
    },
    [
      ['an operand too many is refused', 'if (stray !== undefined)', 'if (false)'],
      ['an operand too few is refused', 'if (given.length < fewest)', 'if (false)'],
      ['an option that says no is given when it is', "name.startsWith('no-')", 'false'],
      ['a help fits its terminal', 'return wrapLines(text, width);', 'return text;'],
      ['what follows -- is no option', 'end < 0 ? argv : argv.slice(0, end)', 'argv'],
    ],
  ),
  ...mutantsOf(
    {
      file: `${CLI}/doctor/deployment-checks.ts`,
      tests: [`${CLI}/doctor/deployment-checks.test.ts`],
    },
    [['a registry that was not asked does not answer', 'checkRegistry(at, needed)', 'checkRegistry(at, [])']],
  ),
  ...mutantsOf({ file: `${CLI}/cluster/drain.ts`, tests: [`${CLI}/cluster/drain.test.ts`] }, [
    ['Ctrl-C ends a command that waits for the workers', 'if (signal?.aborted) return false;', ''],
  ]),
  ...mutantsOf({ file: `${CLI}/doctor.ts`, tests: [`${CLI}/doctor/deployment-checks.test.ts`] }, [
    ['one cause is one finding', 'if (missing.length === 0)', 'if (true)'],
  ]),
  ...mutantsOf({ file: `${CLI}/command/run-command.ts`, tests: [`${CLI}/command/run-command.test.ts`] }, [
    ['a misspelt variable is no command', '    refuseMisspelt(process.env);\n', ''],
  ]),
  ...mutantsOf(
    {
      file: 'services/runtime/process/read-config.ts',
      tests: ['services/runtime/process/read-config.test.ts'],
    },
    [['--connect alone starts no worker', 'if (values.connect && !values.validate)', 'if (false)']],
  ),
  ...mutantsOf({ file: `${INPUT}/unpacked.ts`, tests: shapes }, [
    ['zstd is unpacked', 'Buffer.from([0x28, 0xb5, 0x2f, 0xfd])', 'Buffer.from([1, 2, 3, 4])'],
    ['a byte order mark is no text', 'isFirst ? chunk.subarray(UTF8_MARK.length) : chunk', 'chunk'],
    ['UTF-16 is decoded', 'if (marked === undefined) return', 'if (marked !== null) return'],
  ]),
  ...mutantsOf({ file: `${INPUT}/find-shape.ts`, tests: shapes }, [
    ['a picture is told by its first bytes', 'if (other !== undefined) return', 'if (false) return'],
    ['prose is no table', 'if (named.columns.length < 2) return undefined;', ''],
    [
      'a table needs a title, a body or a summary',
      "field === 'title' || field === 'body' || field === 'summary'",
      'true',
    ],
  ]),
  ...mutantsOf({ file: `${INPUT}/json-records.ts`, tests: shapes }, [
    [
      'a document of too many articles is taken apart',
      'apart.items.length <= DEFAULT_APART.maxItems',
      'true',
    ],
    ['a large response is read by its lists', "isArray ? ['$.*']", "true ? ['$.*']"],
  ]),
  ...mutantsOf({ file: `${INPUT}/byte-lines.ts`, tests: shapes }, [
    ['a line that never ends is cut', 'if (kept < MAX_LINE) parts.push', 'parts.push'],
  ]),
  ...mutantsOf({ file: `${INPUT}/feed-items.ts`, tests: shapes }, [
    ['what an Atom entry says in XHTML is kept as markup', "attributes.type === 'xhtml'", 'false'],
    ['the attributes of an element are kept', "if (!key.startsWith('xmlns'))", 'if (false)'],
  ]),
  ...mutantsOf({ file: `${CLI}/fold/memory-pipeline.ts`, tests: [`${CLI}/fold/memory-pipeline.test.ts`] }, [
    [
      'each partition counts its own offsets',
      'const offset = state.offset++;',
      'const offset = this.#rawOffset;',
    ],
    ['a repeat is no new article', "verdict === 'repeat'", 'false'],
  ]),
  ...mutantsOf({ file: `${CLI}/publish/publish-files.ts`, tests: [`${CLI}/publish/publish.test.ts`] }, [
    ['what is no article is not sent', '(articles > 0 || target.all)', 'true'],
    [
      'what will be answered is not counted twice',
      'isSent && target.answered ? [] : rejections',
      'rejections',
    ],
  ]),
  ...mutantsOf({ file: `${CLI}/publish/record-publisher.ts`, tests: [`${CLI}/publish/publish.test.ts`] }, [
    [
      'what comes slowly goes out by time',
      'this.#timer ??= setTimeout',
      'this.#timer ??= ((..._: unknown[]) => undefined)',
    ],
  ]),
  ...mutantsOf(
    {
      file: 'services/runtime/reading/follow-topics.ts',
      tests: ['services/runtime/reading/follow-topics.test.ts'],
    },
    [
      ['topics are followed from a time', "if (typeof from === 'number')", 'if (false)'],
      ['topics are followed from now', "from === 'start' ? low : high", 'low'],
    ],
  ),
  ...mutantsOf({ file: `${CLI}/console/cut.ts`, tests: [`${CLI}/start/view.test.ts`] }, [
    ['wide characters take two columns', 'WIDE.test(character) ? 2', 'WIDE.test(character) ? 1'],
    ['no article moves the cursor', "text.replace(CONTROL, ' ');\n  if", 'text;\n  if'],
  ]),
  ...mutantsOf({ file: `${CLI}/start/frame.ts`, tests: [`${CLI}/start/view.test.ts`] }, [
    ['the picture is lower than the terminal', 'Math.max(1, rows - 1)', 'Math.max(1, rows)'],
  ]),
  ...mutantsOf({ file: `${CLI}/command/running.ts`, tests: [`${CLI}/command/running.test.ts`] }, [
    ['a command that names a cluster works on that one', 'if (isNamed || ', 'if ('],
    ['a launcher that was killed runs no more', 'isAlive(running.pid) ? running : undefined', 'running'],
  ]),
  ...mutantsOf(
    { file: 'services/dashboard/page/model/escaped.ts', tests: [`${CLI}/stories/stories.test.ts`] },
    [['no markup of an article reaches the page', 'text.replace(/[&<>"\']/g', 'text.replace(/[&]/g']],
  ),
  ...mutantsOf({ file: `${CLI}/stories/story-html.ts`, tests: [`${CLI}/stories/stories.test.ts`] }, [
    ['only addresses of the web are links', '/^https?:\\/\\//i.test(url)', 'true'],
  ]),
  ...mutantsOf({ file: `${CLI}/audit/raw-stage.ts`, tests: [`${CLI}/audit/audit-run.test.ts`] }, [
    [
      'a null value that withdraws needs an answer',
      ' && withdrawalByKey(key, NOWHERE, DEFAULT_SETTINGS.outlets) === null',
      '',
    ],
    [
      'a null value that names no article needs none',
      '=== null) return;\n    if (inRange',
      '=== undefined) return;\n    if (inRange',
    ],
  ]),
  ...mutantsOf({ file: `${CLI}/replay/replay-run.ts`, tests: [`${CLI}/replay/replay-run.test.ts`] }, [
    ['an article that is in no story any more is not rejected', 'decision?.verdict ?? (', '('],
    [
      'a withdrawal counts although nobody watches',
      'const ruling = fold.decide(made.decision);\n      observer.ruled?.(item.line, ruling);',
      'observer.ruled?.(item.line, fold.decide(made.decision));',
    ],
    ['a withdrawal is no rejection', "ruled.has(position) ? 'decided' : undefined", 'undefined'],
  ]),
  ...mutantsOf({ file: `${CLI}/status/feed-counter.ts`, tests: [`${CLI}/status/status.test.ts`] }, [
    [
      'a feed that was removed is counted no more',
      'if (definition === null) this.#definitions.delete(found.id);\n      else ',
      'if (definition !== null) ',
    ],
    ['a feed is counted as what is known of it', 'this.#states.get(id) ?? NEW_FEED', 'NEW_FEED'],
  ]),
  ...mutantsOf({ file: `${CLI}/publish/count-answers.ts`, tests: decided }, [
    ['a withdrawal is one item, answered in every partition', "verdict === 'decided' ? decisionId : ", ''],
  ]),
  ...mutantsOf({ file: `${CLI}/explain/cluster-decisions.ts`, tests: decided }, [
    ['a decision is explained once', 'weight(before) >= weight(ruling)', 'false'],
    ['the answer of the partition that it concerns counts', 'weight(before) >= weight(ruling)', 'true'],
    ['what was taken back before it came is known', "assignment.verdict === 'withdrawn'", 'false'],
  ]),
  ...mutantsOf({ file: `${CLI}/explain/explain-pair.ts`, tests: decided }, [
    ['what is in no story is with nothing', 'storyId !== undefined && storyId ===', 'storyId ==='],
    ['a notice is not taken back', "filter(({ verdict }) => verdict === 'notice')", 'filter(() => false)'],
    ['what a person has decided is told as that', 'if (decision !== null) continue;', ''],
  ]),
  ...mutantsOf({ file: `${CLI}/tail/tailed-topics.ts`, tests: decided }, [
    ['of the copies of a decision one is shown', 'record.partition === 0 && ', ''],
    [
      'a decision is no article of a language',
      'const isFiltered = words.length + languages.length + publishers.length > 0',
      'const isFiltered = words.length > 0',
    ],
  ]),
  ...mutantsOf({ file: `${CLI}/stories/story-words.ts`, tests: decided }, [
    ['an update is shown as none of the conflicts', "(kind === 'update' ? '↻' : '≠')", "'≠'"],
    ['a killed report is called that', "standing === 'killed' || ", ''],
  ]),
];
