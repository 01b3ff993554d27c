/**
 * Verbs that give somebody's word, with how it is given, by language: a list for each, for a verb of one is a plant of
 * another. Written for newsfold.
 */
import type { Certainty } from '@newsfold/schemas/generated/records.ts';
import { SentencePattern } from '../patterns/sentence-pattern.ts';
import { QUOTED } from './quoted-text.ts';
import { WordFilter } from './word-filter.ts';

/** How a language tells who said something. */
interface SpeechWords {
  /** Forms of verbs with a speaker, by the certainty they give. */
  readonly verbs: Readonly<Partial<Record<Certainty, string>>>;
  /** Phrases that give somebody's word without a verb of the lists, as parts of a regular expression. */
  readonly phrases?: Readonly<Partial<Record<Certainty, string>>>;
  /** Forms that go on behind a comma for the subject of the sentence: "…, adding that". */
  readonly participles?: Readonly<Partial<Record<Certainty, string>>>;
  /** For languages whose words the other patterns do not fit: the whole of a speech, the speaker as the first group. */
  readonly direct?: Readonly<Partial<Record<Certainty, string>>>;
  /** Forms that are nouns as well: they need a name before them or a clause behind. */
  readonly doubtful?: string;
  /** What stands before a speaker without a verb, as parts of a regular expression. */
  readonly according: readonly string[];
  /** Auxiliaries and adverbs between a speaker and the verb. */
  readonly between: string;
  /** Auxiliaries before a form that make it passive: nobody speaks. */
  readonly passive: string;
  /** What stands before the speaker of a passive form. */
  readonly by: string;
  /** Words and phrases of forecasts and intentions, in lower case, as parts of a regular expression. */
  readonly expecting: string;
  /** Words that leave a claim to its source, whoever that is. */
  readonly allegedly: string;
  /** Pronouns of one speaker. */
  readonly pronouns: string;
  /** The same behind a preposition, where they differ. */
  readonly objects?: string;
  /** How a speaker looks behind what needs no verb; up to the next mark unless given. */
  readonly named?: string;
  /** Words that a speaker's name or title does not begin with. */
  readonly openers: string;
}

const WORDS: Readonly<Record<string, SpeechWords>> = {
  ar: {
    verbs: {},
    direct: {
      said: '(?:^|[\\s،])و?(?:قال|قالت|قالوا|أعلن|أعلنت|أوضح|أوضحت|أضاف|أضافت|صرح|صرحت|ذكر|ذكرت|أفاد|أفادت|حذر|حذرت)\\s([^،.:]{2,60}?)(?=\\s(?:إن|أن|إنه|أنه|إنها|أنها|بأن|إجلاء|عن)(?:\\s|$)|[،.:]|$)',
      confirmed: '(?:^|[\\s،])و?(?:أكد|أكدت)\\s([^،.:]{2,60}?)(?=\\s(?:إن|أن|أنه|أنها|بأن)(?:\\s|$)|[،.:]|$)',
      denied: '(?:^|[\\s،])و?(?:نفى|نفت)\\s([^،.:]{2,60}?)(?=\\s(?:أن|أنه|أنها|وجود|صحة)(?:\\s|$)|[،.:]|$)',
    },
    according: [],
    between: '',
    passive: '',
    by: '(?!)',
    expecting: 'يتوقع|من المتوقع|من المقرر',
    allegedly: 'يزعم|المزعوم',
    pronouns: '',
    openers: '',
  },
  de: {
    verbs: {
      said: `sagte sagten sagt erklärte erklärten erklärt teilte teilten berichtete berichteten berichtet meldete meldeten
        betonte betont warnte warnten warnt kündigte kündigten schrieb schreibt ergänzte erläuterte forderte fordert
        kritisierte kritisiert lobte räumte twitterte äußerte`,
      denied: 'bestritt bestreitet bestritten dementierte dementiert dementierten',
      alleged: 'behauptete behauptet behaupteten beschuldigte beschuldigt bezichtigte',
      confirmed: 'bestätigte bestätigt bestätigten',
      expected: 'erwartet erwartete erwarten prognostizierte prognostiziert hofft hoffte',
    },
    according: [
      'laut',
      'nach angaben (?:von |der |des )?',
      'nach den worten (?:von |der |des )?',
      'nach auskunft (?:von |der |des )?',
    ],
    // The verb follows at once: only nouns have capitals.
    named: '(?:(?:der|dem|den|des|einer|einem|eines)\\s+)?(?:\\p{Lu}[\\p{L}-]*\\s*){1,5}',
    between: 'hat haben hatte auch zudem außerdem später bereits zuvor am',
    passive: 'wird wurde wurden werden worden',
    by: 'von|durch',
    expecting: 'soll|sollen|dürften?|könnten?|voraussichtlich',
    allegedly: 'angeblich|mutmaßlich\\p{L}*',
    pronouns: 'er sie',
    openers:
      'am im in an auf bei nach vor während als aber und doch wie dass weil wenn wo zudem außerdem später',
  },
  en: {
    verbs: {
      said: `said says say told tells added adds announced announces noted argued argues insisted insists warned warns
        explained explains wrote writes tweeted tweets acknowledged acknowledges admitted admits conceded concedes
        stressed reiterated hinted voiced cited joked continued prayed clarified lauded deadpanned discounted urged urges demanded suggested suggests suggest declared declares responded
        replied replies testified recalled recalls concluded estimated reported believes believe vowed pledged
        emphasized emphasised emphasizes emphasises asserted asserts contended contends countered criticized criticised slammed blasted condemned hailed praised
        complained remarked quipped speculated stated defended ruled lamented
        decried cautioned disclosed commented argue indicated indicates advised advises asked asks identified
        promised promises labeled labelled dubbed stressed wants proposed`,
      denied:
        'denied denies deny denying rejected rejects dismissed dismisses disputed disputes refuted refutes',
      alleged: 'alleges accused accuses claimed blamed blames',
      confirmed: 'confirmed confirms',
      expected: 'expects expected predicted predicts forecast forecasts hoped believed',
    },
    phrases: {
      said: `(?:issued|issues|released|put out|published|penned) (?:an?|the|his|her|its|their) (?:[\\p{L}-]+ ){0,3}(?:statement|warning|dissent|letter)
        |(?:pointed|points|point) (?:out|to)|(?:fired|hit|shot) back|(?:called|calls|call) (?:for|on)|(?:is|are|was|were) (?:saying|arguing|telling|warning|calling for|insisting|suggesting|asking)
        |(?:expressed|expresses) (?:an? |his |her |their |its )?(?:[\\p{L}-]+ ){0,2}(?:concerns?|support|doubts?|hope|endorsement|confidence|outrage|sympathy|regret)
        |puts? (?:the|its|his|her) [^,.;]{3,30}? at|made (?:it )?clear|makes? (?:it )?clear|took to Twitter|spoke out`,
      alleged: '(?:is|are|was|were) (?:accusing|claiming|alleging|blaming)',
      denied: '(?:is|are|was|were) (?:denying|disputing)',
      expected: '(?:is|are|was|were) (?:hoping|predicting|expecting|forecasting)',
    },
    participles: {
      said: 'saying adding telling arguing suggesting writing warning noting insisting stressing urging announcing',
      alleged: 'claiming accusing alleging',
      denied: 'denying',
    },
    doubtful:
      'states maintains maintained describes described observed revealed reports claim claims notes calls estimates called found shows show showed finds alleged',
    according: ['according to', 'in the words of'],
    between: `has have had also later then now repeatedly never previously once further would will could again recently
      immediately both all did didn't still already initially reportedly publicly privately quickly apparently simply
      earlier first not is are was were been be`,
    passive: 'is are was were be been being get gets got being',
    by: 'by',
    expecting:
      '(?:is|are|was|were) (?:expected|likely|set|due|scheduled|planning|hoping) to|plans? to|intends? to|hopes? to|may(?! \\d)|might|is forecast|are forecast',
    allegedly: 'allegedly|reportedly|purportedly|suspected of|(?:is|are|was|were) accused of',
    pronouns: 'he she',
    objects: 'him her',
    openers: `in on at after before while when as but and however meanwhile earlier later still for with despite asked
      speaking that because though although if so where since until during following also yet then instead under
      citing from by to of or nor even just what whatever why how`,
  },
  es: {
    verbs: {
      said: `dijo dijeron dice afirmó afirmaron afirma aseguró aseguraron asegura explicó explicaron explica anunció
        anunciaron anuncia informó informaron informa señaló señalaron señala declaró declararon indicó indicaron indica
        advirtió advirtieron advierte agregó añadió sostuvo apuntó manifestó subrayó destacó recordó precisó reconoció`,
      denied: 'negó negaron niega desmintió desmintieron rechazó rechazaron rechaza',
      alleged: 'denunció denunciaron denuncia acusó acusaron acusa',
      confirmed: 'confirmó confirmaron confirma',
      expected: 'espera esperan prevé prevén pronosticó',
    },
    according: ['según', 'de acuerdo con', 'en palabras de'],
    between: 'ha han había también además ya no ayer hoy después luego',
    passive: 'fue fueron es son será sido',
    by: 'por',
    expecting: 'podrían?|deberá|se espera|está previsto',
    allegedly: 'presunt[oa]s?|presuntamente|supuest[oa]s?|supuestamente',
    pronouns: 'él ella',
    openers:
      'en el_lunes tras después antes mientras cuando pero y sin además que porque como para desde durante también',
  },
  fr: {
    verbs: {
      said: `dit déclaré déclare annoncé annonce indiqué indique affirmé affirme expliqué explique ajouté ajoute précisé
        précise souligné souligne estimé estime averti prévenu rappelé rappelle écrit raconté raconte assuré assure
        reconnu confié martelé`,
      denied: 'démenti dément nié nie rejeté rejette',
      alleged: 'accusé accuse dénoncé dénonce',
      confirmed: 'confirmé confirme',
      expected: 'espère espéré prévoit',
    },
    according: ['selon', "d[’']après", 'de source', 'aux dires de'],
    between: 'a ont avait avaient a_également aussi également encore ensuite notamment déjà',
    passive: 'est sont été était étaient fut furent être',
    by: 'par',
    expecting: 'devraient?|pourraient?|il est prévu',
    allegedly: 'présumée?s?',
    pronouns: 'il elle',
    openers:
      'dans en après avant alors quand mais et si selon depuis pendant lors pour avec que parce comme puis',
  },
  it: {
    verbs: {
      said: `detto dice dichiarato dichiara annunciato annuncia spiegato spiega affermato afferma aggiunto aggiunge
        sottolineato riferito ricordato scritto precisato disse`,
      denied: 'smentito smentisce negato nega respinto',
      alleged: 'accusato accusa denunciato denuncia',
      confirmed: 'confermato conferma',
      expected: 'prevede prevedono',
    },
    according: ['secondo', 'stando a'],
    between: 'ha hanno aveva anche poi già inoltre',
    passive: 'è sono stato stata stati state viene',
    by: 'da|dal|dalla',
    expecting: 'dovrebbe(?:ro)?|potrebbe(?:ro)?',
    allegedly: 'presunt[oaie]',
    pronouns: 'lui lei egli ella',
    openers: 'in dopo prima mentre quando ma e anche secondo durante per con che perché come',
  },
  pt: {
    verbs: {
      said: `disse disseram diz afirmou afirmaram afirma informou informaram informa explicou explicaram explica
        anunciou anunciaram anuncia declarou declararam ressaltou destacou acrescentou alertou contou admitiu relatou`,
      denied: 'negou negaram nega desmentiu rejeitou rejeita',
      alleged: 'denunciou denuncia acusou acusa acusaram',
      confirmed: 'confirmou confirmaram confirma',
      expected: 'espera esperam prevê preveem',
    },
    according: ['segundo', 'de acordo com', 'conforme'],
    between: 'já também ainda não tinha havia ontem hoje depois',
    passive: 'foi foram é são sido ser',
    by: 'por|pelo|pela|pelos|pelas',
    expecting: 'deverá|poderá|poderia|deve(?:m)?|está previsto',
    allegedly: 'supost[oa]s?|supostamente',
    pronouns: 'ele ela',
    openers:
      'em no na após antes depois enquanto quando mas e segundo durante para com que porque como também',
  },
  ru: {
    verbs: {
      said: `сказал сказала сказали заявил заявила заявили заявляет сообщил сообщила сообщило сообщили сообщает сообщают отметил
        отметила отметили подчеркнул подчеркнула добавил добавила добавили рассказал рассказала рассказали объявил
        объявила объявили пояснил пояснила написал написала уточнил уточнила уточнили предупредил предупредила`,
      denied: 'опроверг опровергла опровергли отрицает отрицал отрицала',
      alleged: 'обвинил обвинила обвинили обвиняет утверждает утверждают',
      confirmed: 'подтвердил подтвердила подтвердили подтверждает',
      expected: 'ожидает ожидают прогнозирует прогнозируют',
    },
    according: ['по словам', 'по данным', 'по информации', 'согласно'],
    between: 'также ранее уже позже накануне не',
    passive: 'был была было были будет',
    by: '(?!)',
    expecting: 'может|могут|ожидается|планируется|планирует',
    allegedly: 'предположительно|якобы',
    pronouns: 'он она',
    openers: 'в на после до пока когда но и а также при для с что потому как затем однако',
  },
  zh: {
    verbs: {},
    direct: {
      said: '(?:^|[，。；])(?:据)?([^，。；：、“”\\d]{2,20}?)(?:表示|介绍|指出|强调|宣布|透露|报道|警告|说|称)(?=[，,：:。“]|$)',
      confirmed: '(?:^|[，。；])([^，。；：、“”\\d]{2,20}?)(?:证实|确认)',
      denied: '(?:^|[，。；])([^，。；：、“”\\d]{2,20}?)否认',
    },
    according: [],
    between: '',
    passive: '',
    by: '(?!)',
    expecting: '预计|有望|计划',
    allegedly: '涉嫌|据称',
    pronouns: '',
    openers: '',
  },
};

/** What tells a language's speech apart, ready to be read with. */
export interface SpeechGrammar {
  /** ISO 639-1 tag. */
  readonly language: string;
  /** The certainty that each form of a verb gives. */
  readonly certaintyOf: ReadonlyMap<string, Certainty>;
  /** Tells most words that are none of these forms. */
  readonly verbs: WordFilter;
  readonly doubtful: ReadonlySet<string>;
  readonly direct: ReadonlyArray<{ readonly pattern: SentencePattern; readonly certainty: Certainty }>;
  /** Phrases that give somebody's word, each with a form of the lists that gives it the same way. */
  readonly phrases: ReadonlyArray<{ readonly pattern: SentencePattern; readonly verb: string }>;
  /** A participle behind a comma; its form is the first group. Null where the language has none. */
  readonly participle: SentencePattern | null;
  readonly participles: ReadonlyMap<string, Certainty>;
  /** What stands before a speaker without a verb, and the speaker. */
  readonly according: SentencePattern;
  readonly between: ReadonlySet<string>;
  readonly passive: ReadonlySet<string>;
  readonly by: RegExp;
  readonly expecting: SentencePattern;
  readonly allegedly: SentencePattern;
  readonly pronouns: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
}

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** A form that gives somebody's word with a certainty; it stands for the phrases that do. */
function verbOf({ verbs }: SpeechWords, certainty: Certainty): string {
  const [form] = setOf(verbs[certainty] ?? '');
  if (form === undefined) throw new Error(`no verb is ${certainty}`);
  return form;
}

/** Where a word begins. */
const NOT_IN_WORD = '(?<![\\p{L}])';
/** A class, the opening of a group, or a letter. */
const PATTERN_PART = /\[[^\]]*\]|\(\?[:!=]|\p{L}/gu;

/**
 * A pattern of plain words, its letters in either case. Written out, because `(?i:…)` cannot be relied on: of two patterns
 * of one source in a process, Node 24 compiles one that no longer ignores case.
 */
function eitherCase(pattern: string): string {
  return pattern.replace(PATTERN_PART, (part) =>
    part.length > 1 ? part : `[${part.toLowerCase()}${part.toUpperCase()}]`,
  );
}

function toGrammar(words: SpeechWords, language: string): SpeechGrammar {
  const looked = (pattern: string, flags: string): SentencePattern =>
    new SentencePattern(new RegExp(pattern, flags), language);
  const certaintyOf = new Map<string, Certainty>();
  for (const [certainty, forms] of Object.entries(words.verbs))
    for (const form of setOf(forms)) certaintyOf.set(form, certainty as Certainty);
  const doubtful = setOf(words.doubtful ?? '');
  for (const form of doubtful) certaintyOf.set(form, 'said');
  const participles = new Map<string, Certainty>();
  for (const [certainty, forms] of Object.entries(words.participles ?? {}))
    for (const form of setOf(forms)) participles.set(form, certainty as Certainty);
  return {
    language,
    certaintyOf,
    verbs: new WordFilter(certaintyOf.keys()),
    doubtful,
    direct: Object.entries(words.direct ?? {}).map(([certainty, pattern]) => ({
      pattern: looked(pattern, 'u'),
      certainty: certainty as Certainty,
    })),
    phrases: Object.entries(words.phrases ?? {}).map(([certainty, phrases]) => ({
      pattern: looked(
        `(?<!\\p{L}|['’]s |\\b(?:the|an?|his|her|their|its|this|any|no) )(?:${phrases.replace(/\s*\n\s*/gu, '')})(?![\\p{L}])`,
        'gu',
      ),
      verb: verbOf(words, certainty as Certainty),
    })),
    participle:
      participles.size === 0 ? null : looked(`,\\s(${[...participles.keys()].join('|')})(?![\\p{L}])`, 'u'),
    participles,
    // Only the words before ignore case: a name has a capital.
    according: looked(
      `${NOT_IN_WORD}(?:${eitherCase(words.according.join('|') || '(?!)')})\\s+(${words.named ?? `[^,;:.()${QUOTED}]{2,80}`})`,
      'u',
    ),
    between: setOf(words.between),
    passive: setOf(words.passive),
    by: new RegExp(`^\\s+(?:${words.by})(?=\\s)`, 'iu'),
    expecting: looked(`${NOT_IN_WORD}(?:${words.expecting})(?![\\p{L}])`, 'u'),
    allegedly: looked(`${NOT_IN_WORD}(?:${words.allegedly})(?![\\p{L}])`, 'iu'),
    pronouns: setOf(words.pronouns),
    objects: setOf(words.objects ?? ''),
    openers: setOf(words.openers),
  };
}

const grammars = new Map<string, SpeechGrammar | null>();

/** The grammar of a language; null for one whose verbs are not known: nobody is named there rather than somebody wrong. */
export function speechGrammar(language: string): SpeechGrammar | null {
  let grammar = grammars.get(language);
  if (grammar === undefined) {
    const words = Object.hasOwn(WORDS, language) ? WORDS[language] : undefined;
    grammar = words ? toGrammar(words, language) : null;
    grammars.set(language, grammar);
  }
  return grammar;
}
