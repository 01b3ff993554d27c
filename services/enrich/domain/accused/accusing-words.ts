/**
 * How a language accuses somebody and how it denies, as parts of regular expressions: a table for each, for the order of
 * words differs. NAME stands for the name of whom it is about. Written for newsfold.
 */

/** The words of a language. */
export interface AccusingWords {
  /** Verbs that deny whatever follows. */
  readonly denies: string;
  /** Verbs that deny where a charge follows, and turn down a plan where none does. */
  readonly rejects: string;
  /** What is said of somebody, without saying what it is: "the allegations". */
  readonly charge: string;
  /** What stands between a charge and what calls it untrue: "are", "as". */
  readonly calls: string;
  readonly untrue: string;
  /** What undoes a denial or an accusation: it stands just before. */
  readonly not: string;
  /** What every way to accuse somebody has: the ways themselves are looked for only where it is. */
  readonly cue: string;
  /** Ways to accuse NAME, the plainest first. */
  readonly accuses: readonly string[];
  /** What makes a speaker speak for another one, whose name stands before: "Moss's lawyer". */
  readonly speaksFor: string;
  /** Pronouns of one person. */
  readonly pronoun: string;
}

/** At most five words between an accusation and a name, none of which begins what somebody is accused of. */
const upTo = (ends: string): string => `(?:(?!(?:${ends}))[\\p{L}.’'-]+,?\\s){0,5}?`;
const EN = upTo('of |for |that |by ');
const DE = upTo('wegen |dass ');
const ES = upTo('por |que |de ');
const FR = upTo("d['’]|de |pour |que ");
const PT = upTo('por |que |de ');
const RU = upTo('в |что ');

/** By ISO 639-1 tag. */
export const ACCUSING_WORDS: Readonly<Record<string, AccusingWords>> = {
  de: {
    denies: 'bestreite[tn]|bestritt(?:en)?|leugne(?:t|te|ten)|dementier(?:t|te|en|ten)',
    rejects: 'weist?|weisen|wies(?:en)?|zurückgewiesen',
    charge: 'Vorw(?:urf|urfs|ürfen?)|Anschuldigung(?:en)?|Beschuldigung(?:en)?|Fehlverhalten',
    calls: 'ist|sind|seien|sei|als',
    untrue: 'falsch|haltlos|unwahr|erfunden|unbegründet|absurd',
    not: 'nicht|nie',
    cue: 'beschuldig|bezichtig|wirft|werfen|warf|Vorw|vorgeworfen',
    accuses: [
      `(?:beschuldig\\p{L}+|bezichtig\\p{L}+)\\s${DE}NAME`,
      `(?:wirft|werfen|warf|warfen)\\s${DE}NAME(?=\\s[^.;:]{2,80}\\svor(?!\\p{L}))`,
      `(?:Vorw(?:urf|ürfen?)|Anschuldigungen|Beschuldigungen)\\s(?:\\p{L}+\\s){0,4}gegen\\s${DE}NAME`,
      'NAME\\s(?:wird|wurde)\\s[^.;:]{0,60}(?:beschuldigt|bezichtigt|vorgeworfen)',
    ],
    speaksFor: 'Anwalt|Anwältin|Verteidiger(?:in)?|Sprecher(?:in)?|Büro',
    pronoun: 'Er|Sie',
  },
  en: {
    denies: 'den(?:y|ies|ied|ying)',
    rejects: 'reject(?:s|ed|ing)?|disput(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)',
    charge: 'allegations?|accusations?|charges|claims?|wrongdoing|misconduct|impropriety',
    calls: 'is|are|was|were|as',
    untrue: 'false|untrue|baseless|unfounded|fabricated|groundless|absurd|meritless|lies?',
    not: "not|never|neither|no|\\p{L}+n['’]t",
    cue: 'accus|blam|alleg|claims|responsible|behind|hold|held|finger at',
    accuses: [
      `(?:accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing))\\s${EN}NAME`,
      `alleg(?:e[sd]?|ing)\\s(?:that\\s(?:[^.;:]{0,60},\\s)?)?${EN}NAME(?!['’]s)`,
      'NAME(?:,\\swho)?\\s(?:(?:is|was|were|are|has|have|had|been|being|stands|also|now)\\s){1,3}accused',
      'NAME\\s(?:was|is|were|are)\\s(?:\\p{L}+\\s){0,2}(?:responsible|behind|to blame)',
      `(?:h[eo]ld(?:s|ing)?|finger at|blame (?:\\p{L}+ ){0,4}on)\\s${EN}NAME`,
      `(?:allegations?|accusations?|claims)\\s(?:(?:of\\s[^,.;:]{3,60}\\s)?against\\s${EN}NAME|that\\s${EN}NAME(?!['’]s))`,
      "NAME(?<!['’]s)\\s(?:\\p{L}+\\s){0,2}allegedly",
      'NAME\\s[^.;:]{0,60}(?:over|amid|after|following|facing|faces)\\s(?:\\p{L}+\\s){0,3}(?:allegations|accusations)',
    ],
    speaksFor: 'lawyers?|attorneys?|office|campaign|spokes(?:man|woman|person)|team|representatives?',
    pronoun: 'He|She',
  },
  es: {
    denies: 'nieg(?:a|an)|neg(?:ó|aron|ado)|desm(?:iente|ienten|intió|intieron)',
    rejects: 'rechaz(?:a|an|ó|aron|ado)',
    charge: 'acusaci(?:ón|ones)|denuncias?|señalamientos|imputaciones',
    calls: 'es|son|eran|como',
    untrue: 'fals[ao]s?|infundad[ao]s?|mentiras?',
    not: 'no|nunca',
    cue: 'acus|culp|denunci',
    accuses: [
      `(?:acus(?:a|an|ó|aron|ado)|culp(?:a|an|ó|aron)|denunci(?:a|an|ó|aron))\\s(?:a|al)\\s${ES}NAME`,
      `(?:acusaciones|denuncias)\\s(?:de\\s[^,.;:]{3,60}\\s)?contra\\s${ES}NAME`,
      'NAME\\s(?:es|fue|está|ha sido)\\sacusad[oa]',
    ],
    speaksFor: '(?:el |la )?(?:abogad[oa]|portavoz|oficina|defensa)',
    pronoun: 'Él|Ella',
  },
  fr: {
    denies: 'ni(?:e|ent|é|ait|aient)|démen(?:t|tent|ti|tait)|conteste(?:nt)?|contesté',
    rejects: 'rejet(?:te|tent|é|ait)|réfute(?:nt)?|réfuté',
    charge: 'accusations?|allégations?',
    calls: 'est|sont|étaient|comme',
    untrue: 'fau(?:x|sses?)|infondée?s?|mensong(?:e|es|ers|ères)',
    not: 'pas|jamais',
    cue: 'accus|allégation',
    accuses: [
      `accus(?:e|ent|é|ée|ait|aient)\\s${FR}NAME`,
      `(?:accusations|allégations)\\s(?:d[e’']\\s?[^,.;:]{3,60}\\s)?contre\\s${FR}NAME`,
      'NAME\\s(?:est|était|a été)\\saccusée?',
    ],
    speaksFor: 'avocate?|porte-parole|défense|bureau',
    pronoun: 'Il|Elle',
  },
  pt: {
    denies: 'neg(?:a|am|ou|aram|ado)|desment(?:e|em|iu|iram|ido)',
    rejects: 'rejeit(?:a|am|ou|aram|ado)|reb(?:ate|atem|ateu|ateram)',
    charge: 'acusaç(?:ão|ões)|denúncias?|irregularidades',
    calls: 'é|são|eram|como',
    untrue: 'fals[ao]s?|infundad[ao]s?|mentiras?',
    not: 'não|nunca',
    cue: 'acus|culp|denunci|denúnci',
    accuses: [
      `(?:acus(?:a|am|ou|aram|ado)|culp(?:a|am|ou|aram))\\s(?:[ao]s?\\s)?${PT}NAME`,
      `(?:acusações|denúncias)\\s(?:de\\s[^,.;:]{3,60}\\s)?contra\\s${PT}NAME`,
      'NAME\\s(?:é|foi|está sendo)\\sacusad[oa]',
    ],
    speaksFor: 'advogad[oa]|porta-voz|defesa|gabinete',
    pronoun: 'Ele|Ela',
  },
  ru: {
    denies: 'отрица\\p{L}+|опроверг\\p{L}*',
    rejects: 'отверг\\p{L}*|отклон\\p{L}+',
    charge: 'обвинени\\p{L}+|причастност\\p{L}+|вин[уы]',
    calls: 'это|являются|были',
    untrue: 'ложь|лож\\p{L}+|необоснованн\\p{L}+',
    not: 'не|никогда',
    cue: 'обвин',
    accuses: [
      `обвин(?:ил|или|ила|яет|яют)\\s${RU}NAME`,
      `обвинени\\p{L}+\\s(?:\\p{L}+\\s){0,3}(?:против|в адрес)\\s${RU}NAME`,
    ],
    speaksFor: 'адвокат|представитель|пресс-секретарь',
    pronoun: 'Он|Она',
  },
};
