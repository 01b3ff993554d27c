/**
 * Every number of the matching, with what it decides, its unit and its reason; the measurements are in ../DESIGN.md. How
 * fingerprints and indexes are laid out in bytes is not set here.
 */

/** Weights of the pair score: a logit that two reports are of one event. */
export interface PairModel {
  /** Constant. */
  readonly bias: number;
  /** Cosine of the two leads. */
  readonly leadCosine: number;
  /** Weight shared by the leads, as a share of the lighter lead. */
  readonly leadOverlap: number;
  /** Share of a lead's weight that occurs anywhere in the other report; the smaller of both directions. */
  readonly coverage: number;
  /** Cosine of the named things. */
  readonly entityCosine: number;
  /** Weight of the rarest term that both leads hold, as a share of the greatest weight. */
  readonly rarestShared: number;
  /** Days between the reports, at most `gap.maxDays`. */
  readonly gap: number;
  /** Added when the pair is not in English: inflection and names without capitals cost shared words. */
  readonly otherLanguage: number;
  /** Added when both leads show numbers and share none. */
  readonly numbersDiffer: number;
  /** Added when one outlet has both: it does not report an event twice in items of its own. */
  readonly sameOutlet: number;
  /** Added when both leads give ages of people and share one, taken away when they share none. */
  readonly age: number;
  /** Cosine of what a model of sentence vectors says of both. */
  readonly meaning: number;
}

/** The weights of pairs by what is compared. */
export interface PairModels {
  /** When both reports have a body. */
  readonly articles: PairModel;
  /** The same where both are short. */
  readonly shorts: PairModel;
  /** A headline and a report with a body. */
  readonly mixed: PairModel;
  /** Two headlines. */
  readonly headlines: PairModel;
  /** Two short items of outlets that report one place. */
  readonly locals: PairModel;
}

/** A model of sentence vectors with the weights of pairs of which both articles carry a vector of it. */
export interface Calibration extends PairModels {
  /** The hash of its id that its vectors begin with; see ../../ingest/model/released-models.ts. */
  readonly model: number;
  /** Bits of a number in its vectors: 8, or the sign alone. */
  readonly bits: 1 | 8;
}

// Fitted by logistic regression, then in single steps judged by the stories drawn.
const ARTICLES: PairModel = {
  bias: -5.6,
  leadCosine: 5.7,
  leadOverlap: 4.0,
  coverage: 1.4,
  entityCosine: 5.5,
  rarestShared: 3.2,
  gap: -2.1,
  otherLanguage: 1.2,
  numbersDiffer: -0.75,
  sameOutlet: 0,
  age: 0,
  meaning: 0,
};

const MIXED: PairModel = {
  bias: -4.1,
  leadCosine: 6.6,
  leadOverlap: 0.9,
  coverage: 2.4,
  entityCosine: 0.5,
  rarestShared: 1.7,
  gap: -2,
  otherLanguage: 1.2,
  numbersDiffer: -0.75,
  sameOutlet: 0,
  age: 0,
  meaning: 0,
};

const HEADLINES: PairModel = {
  bias: -2.7,
  leadCosine: 2.3,
  leadOverlap: 3.75,
  coverage: 3.95,
  entityCosine: 1.67,
  rarestShared: 0,
  gap: -2.1,
  otherLanguage: 1.2,
  numbersDiffer: -0.75,
  sameOutlet: 0,
  age: 0,
  meaning: 0,
};

// Fitted on four regions of local news; names and the rarest term point the wrong way there.
const LOCALS: PairModel = {
  bias: -4,
  leadCosine: 15,
  leadOverlap: 0,
  coverage: 4,
  entityCosine: 0,
  rarestShared: 0,
  gap: -2,
  otherLanguage: 0,
  numbersDiffer: -1,
  sameOutlet: -3.5,
  age: 2,
  meaning: 0,
};

// Beside what a model says words count less: the differences of two regressions, with and without its cosine.
const MINILM_ARTICLES: PairModel = {
  ...ARTICLES,
  bias: -7.2,
  leadCosine: 3.3,
  leadOverlap: 2.7,
  coverage: 0.9,
  entityCosine: 4.5,
  rarestShared: 3.8,
  numbersDiffer: -0.95,
  meaning: 4.5,
};

/** all-MiniLM-L6-v2, with weights fitted anew beside its cosine. */
const MINILM: Calibration = {
  model: 0x74ef2dbc,
  bits: 1,
  articles: MINILM_ARTICLES,
  shorts: { ...MINILM_ARTICLES, bias: -7 },
  mixed: { ...MIXED, bias: -5, leadCosine: 5.2, entityCosine: 0.2, meaning: 3 },
  headlines: {
    ...HEADLINES,
    bias: -3,
    leadCosine: 0.9,
    leadOverlap: 1.7,
    coverage: 1.05,
    entityCosine: 0.9,
    numbersDiffer: -0.5,
    meaning: 4.6,
  },
  locals: { ...LOCALS, bias: -5, leadCosine: 12, meaning: 3 },
};

const GIB = 1024 ** 3;

/** Everything a decision depends on other than the window and the article, as released. */
export const releasedNumbers = {
  /** Version of the procedure: raise it when the code or the prior decides differently with the same numbers. */
  version: 13,

  /** What a scope remembers. */
  window: {
    /** Hours of stream time; null: as long as the bounds allow. Four days hold a story's follow-ups. */
    hours: 96 as number | null,
    /** Hours of stream time from a story's founding to its close; null: never by age. Bounds what a restore reads. */
    storyHours: 720 as number | null,
    /** Most articles, about 2 GB of the process; the oldest leave first. */
    articles: 1_000_000,
    /** Versions of articles that have left and are known again, 60 bytes each; the oldest go first. */
    identities: 2_000_000,
    /** Most bytes of fingerprints: a million of about 1 KB. */
    bytes: GIB,
    /** Most articles that leave with one record: a pause of days in the stream is worked off record by record. */
    maxEvicted: 10_000,
    /** Most stories that close with one record: whoever folds stories writes an event for each. */
    maxClosings: 50,
  },

  /** When what comes under a known id is an edit, and when another article: see ../decide/other-article.ts. */
  edit: {
    /** Likeness needed: the share of the text in common and `headline` times that of the headline. */
    needed: 0.35,
    headline: 0.5,
    /** What is needed of two headlines without texts, as a share of the new one. */
    neededOfHeadlines: 0.2,
    /** Added when both give ids of their own, and these differ. */
    otherGuid: 0.3,
    /** Minutes between their times from which on they are of two days, and what is added then. */
    minutes: 720,
    otherDay: 0.65,
    /** Words that both texts must have to count as rewritten when they share less than this share of shingles. */
    longWords: 150,
    rewritten: 0.05,
    /** Added then. */
    otherWords: 0.25,
    /** Share of shingles from which on two texts are one, whatever else differs. */
    oneText: 0.66,
    /** Share of a lead from which on a text is no form that was filled anew. */
    wholeLead: 0.8,
    /** Names that both must have, the share in common below which these are others, and what is added then. */
    leastNames: 2,
    sameNames: 0.4,
    otherNames: 0.75,
    /** Latest articles under one id that are compared: a page of notices has thousands. */
    compared: 64,
  },

  /** What is remembered of each outlet. */
  outlets: {
    /** Keys of sentences and affixes of one outlet that one article has had: some eight articles' edges. */
    singleKeys: 192,
    /** The same of those that several share. */
    sharedKeys: 128,
    /** Last articles, of each outlet and of all together, whose terms are looked at: about three days of a local paper. */
    articles: 64,
  },

  /** What is left out of an article as its outlet's. */
  boilerplate: {
    /** Earlier articles of other content that must share a sentence outside the report's own lines, and inside. */
    sharing: 1,
    sharingInOwnLine: 2,
    /** The same where what a line shares reads like news: so many words, and so low their mean score. */
    sharingPlain: 3,
    plainWords: 12,
    plainScore: 0.4,
    /** The same for what stands before a headline. */
    sharingPrefix: 3,
    /** Share of a report's own terms below which another article has other content. */
    alike: 0.35,
    /** Score from which on a sentence at an edge sounds like the outlet and not like news. */
    score: 2,
    /** Score from which on the first sentence of a short line makes it boilerplate wherever it is. */
    clearScore: 5,
    /** Mean score by words from which on a whole line at an edge does, no sentence counting more than the second. */
    lineScore: 1.3,
    mostScore: 3,
    /** Words up to which what is enclosed by boilerplate is a headline of another article. */
    runWords: 30,
    /** Share of a line's words, and their most, that may be news for the line to go as a whole. */
    lineShare: 0.5,
    lineWords: 60,
    /** Sentences at the beginning and the end of an article that are remembered. */
    firstParts: 10,
    lastParts: 16,
    /** Keys that one article teaches at most: a page of links must not push out all else. */
    learnedKeys: 96,
    /** What may stand beside a headline without being part of it; see title-affixes.ts. */
    affixes: {
      /** Most characters. */
      characters: 60,
      /** Fewest words that must be left: one word before a dash is a headline's own. */
      leastLeft: 2,
      /** Fewest letters of a name that is recognised without its spaces: "citygazette". */
      leastJoined: 4,
    },
  },

  /** What sets short items of local news apart. */
  local: {
    /** Words of headline and body up to which an item is short. */
    shortWords: 130,
    /** Stories of the outlet that a term may be in before it weighs less. */
    freeStories: 1,
    /** Items that an outlet is taken to have had before: steadies the first ones. */
    priorItems: 20,
    /** Chance in the language below which a word is rare: names of places mostly. */
    rare: 0.0034,
    /** Share of the stories, and their least number, that a rare word must be in for the outlet to report one place. */
    share: 0.2,
    leastStories: 3,
    /** Outlets up to which those of a window count as one. */
    fewOutlets: 6,
    /** Stories of so few outlets below which nothing is known of them yet: two of their items need more in common. */
    newStories: 8,
  },

  /** How terms are weighed. */
  weights: {
    /** Articles that the prior counts as in a term's frequency: what steadies the first hundreds of a window. */
    priorArticles: 2_000,
    /** Greatest idf, that of a term in one of 8,000 articles: scores mean the same in a small and a large window. */
    maxIdf: Math.log(8_000),
    /** Steps of one unit of idf in a fingerprint: the greatest idf, 252 steps, fits a byte. */
    idfSteps: 28,
  },

  /** How candidates are found. */
  search: {
    /** Heaviest terms of an article that are indexed. */
    indexedTerms: 24,
    /** Postings read for one article, heaviest terms and newest articles first: bounds the search in any window. */
    maxPostings: 6_000,
    /** Share of `maxPostings` that one term may read: a fashionable word must not use up what the others need. */
    termShare: 1 / 6,
    /** Reports compared in full with a new one; more change nothing. */
    candidates: 20,
    /** Found beyond these, because slots that an edit emptied still have postings. */
    spareCandidates: 4,
  },

  /** How numbers distinguish look-alike events. */
  numbers: {
    /** Characters of the body in which numerals and ordinals are looked for: the longest lead that ingest makes. */
    leadCharacters: 700,
    /** Numerals that each of two leads must show: a single one is too often a rank, an age or an hour. */
    leastNumerals: 2,
    /** Share of a story's headlines that must name an ordinal: what one in ten names is a side issue. */
    ordinalShare: 0.25,
    /** Least age of a person: below it a number counts years that passed. */
    leastAge: 3,
  },

  /** The day that a report tells of. */
  told: {
    /** Characters of the body in which it is looked for. */
    characters: 450,
    /** Days before publication up to which a weekday is the past one. */
    mostBack: 2,
  },

  /** How a pair of reports is scored. */
  pair: {
    /** Model when both reports have a body. */
    articles: ARTICLES,
    /** Model when both are short: words alone weigh as in any. */
    shorts: ARTICLES,
    /** Model of a headline and a report with a body. */
    mixed: MIXED,
    /** Model of two headlines. */
    headlines: HEADLINES,
    /** Model of two short items of outlets that report one place. */
    locals: LOCALS,
    /** Models whose vectors count as fitted, for pairs that carry two of one. */
    calibrated: { minilm: MINILM } as { readonly [name: string]: Calibration },
    /** What a vector of any other model adds to the score of words: weight × (cosine − neutral). Nothing, until it is measured. */
    embedding: { weight: 0, neutral: 0.5 },
    gap: {
      /** Days beyond which a gap counts no further: dates misread in addresses must not flatten the weight. */
      maxDays: 3,
      /** Days between exact times that count as none: what two reports of one day are apart. */
      sameDay: 0.4,
      /** Days that count for a pair of which one report is undated. */
      undatedDays: 0.65,
    },
    /** Two texts of one form whose numbers differ throughout are never one event. */
    form: {
      /** Least share of the smaller sketch in common. */
      leastShared: 0.2,
      /** Shared shingles below which a share says nothing. */
      leastShingles: 3,
      /** Heaviest terms of a lead, one of which must be missing in the other text, both ways, where one outlet has both. */
      slots: 3,
    },
    /** Bounds of a score. A forbidden pair has the least. */
    least: -4,
    most: 5,
    /** Points below the threshold beyond which even full coverage does not lift a pair: coverage is not computed. */
    coverageReach: 2,
    /** Points below the threshold from which on the vetoes are tried. */
    vetoReach: 1,
  },

  /** How well a report must fit a story. */
  story: {
    /** Score needed to join. */
    threshold: -1,
    /** Best pair scores that are averaged: one stray member cannot draw a report in. */
    support: 3,
    /** Members scored beyond the candidates, at a stride that stays the same as the story grows. */
    maxScored: 60,
    /** Taken from the score × the share of members that tell of another day. */
    otherDay: 1.5,
  },

  /** What makes a copy: the form of a report is shared by the next event's, its lead is not. */
  copy: {
    /** Share of the smaller sketch that must be in the other. */
    containment: 0.4,
    /** Share of the shorter text's lead, by weight, that must be in the other. */
    coverage: 0.78,
    /** Least sum of both shares. */
    sum: 1.45,
    /** Least shared shingles. */
    shingles: 3,
  },

  /** What of a digest tells of a story. */
  mentions: {
    /** Items that are read. */
    mostItems: 40,
    /** Words of the shortest item that is: "Sport and culture" tells of nothing. */
    leastWords: 6,
    /** Score needed: an item says less than a report, and that it tells of a story costs nobody a report. */
    threshold: -1.5,
    /** Share of the item's words, by weight, that the story's best report must have. */
    leastCovered: 0.3,
  },

  /** Bounds of what is remembered of decisions and notices. */
  decisions: {
    /** Decisions kept; of more the oldest go. */
    most: 100_000,
    /** Decisions from which on those that are over are looked for, and by how much they grow until the next look. */
    leastSwept: 64,
    growth: 2,
    /** Contents of one withdrawn article that are told from later versions of it. */
    contents: 20,
    /** Notices that wait for their article. */
    notices: 200,
  },

  /** Which report a kill or a correction speaks of, where it names none by id. */
  notices: {
    /** Pair score that it needs with the report: a notice says less than a report, and hardly in its words. */
    threshold: -3,
    /** Share of the smaller text's shingles, or of both leads, that a corrected version has in common with the former. */
    sameText: 0.4,
  },

  /** When a neighbour moves to the new report's story. */
  move: {
    /** Score by which the move must beat staying: what makes it worth the churn. */
    margin: 1,
    /** Points below the threshold from which on a pair lets a neighbour move. */
    reach: 1,
    /** Points by which a score may be rounded. */
    rounding: 1e-9,
  },

  /** When two stories merge. */
  merge: {
    /** Score above the threshold that the mean fit needs. */
    margin: 1.5,
    /** Reports of the smaller story that are scored; twenty give the same stories. */
    sample: 10,
    /** Points below the threshold from which on a story other than the report's own is tried. */
    reach: 1,
    /** Most stories tried. */
    stories: 3,
    /** Reports that the new report's story must have: a story of that report alone was judged when it did not join. */
    leastMembers: 2,
    /** Points by which a sum of scores may be rounded. */
    rounding: 1e-6,
  },

  /** When a story splits. */
  split: {
    /** Smallest and largest story that is tried. */
    leastMembers: 4,
    maxMembers: 60,
    /** Stories up to this size are tried with every report, larger ones with every `stride`-th. */
    alwaysMembers: 12,
    stride: 4,
    /** Reports that each half must have. */
    leastHalf: 2,
    /** The mean score between the halves must be below the threshold + this. */
    inter: -0.5,
    /** The mean score inside must exceed the one between by this. */
    contrast: 3.5,
  },

  /** What else splits a story: two groups that report two events, in the unit of the pair score. */
  apart: {
    /** Reports that each group must have: two alike by chance share more words than three. */
    leastMembers: 3,
    /** Constant. */
    bias: -7.5,
    /** Of ln(1 + scale × what each group always says and the other hardly ever, as a share of a mean lead). */
    exclusive: 1.5,
    /** A share of 1/250 of a lead is what begins to count. */
    scale: 250,
    /** Greatest share: the groups have nothing in common. */
    maxShare: 2,
    /** Share of a group's reports that must hold what it always says. */
    always: 2 / 3,
    /** Greatest share of the other group's reports that may hold it. */
    hardlyEver: 0.15,
    /** Of the mean pair score between the groups. */
    inter: -0.5,
    /** Of the mean score of the smaller group's reports with their nearest in the other. */
    nearest: -1,
  },
};
