// Generated from schemas/avro by `npm run generate`; do not edit.

/** One analysed article: cleaned, dated, attributed to a publisher and reduced to the features that matching reads. Written by ingest to articles.v1, keyed by scope. */
export interface Article {
  /** Identity of the article: 32 hexadecimal digits derived from its canonical URL, else from publisher and guid, else from its content. A re-delivery and an edit have the same id. */
  readonly articleId: string;
  /** 32 hexadecimal digits over title and text as cleaned. Another hash under the same articleId is an edit. */
  readonly contentHash: string;
  /** Articles are compared only inside one scope: the language tag, or the tenant or desk the operator configured. Decides the partition. */
  readonly scope: string;
  /** The raw record that this article was made from. */
  readonly origin: Origin;
  /** The id the feed gave, as it came. */
  readonly guid: string | null;
  /** Canonical URL: absolute, without tracking parameters and fragment. */
  readonly url: string | null;
  /** Who published the article. */
  readonly publisher: Publisher;
  /** Headline as plain text; empty when there is none. */
  readonly title: string;
  /** Body as plain text, paragraphs separated by a blank line; empty for a headline-only article. */
  readonly text: string;
  /** True when the body was longer than the limit and its end was left out. */
  readonly truncated: boolean;
  /** ISO 639-1 language tag, or 'und' when undetermined. */
  readonly language: string;
  /** Whether the feed declared the language, the text told it, or neither. */
  readonly languageSource: LanguageSource;
  /** Publication time, milliseconds since the epoch; null when unknown. */
  readonly publishedAt: number | null;
  /** exact to the second or minute; day only; clamped because it lay in the future; missing. */
  readonly publishedAtQuality: TimeQuality;
  /** Stream time: when the article was first seen, milliseconds since the epoch: the feed's own sighting time if given, else the raw record's timestamp. Windows and momentum run on it. */
  readonly seenAt: number;
  /** Bylines as given, at most 10. */
  readonly authors: ReadonlyArray<string>;
  /** Categories and tags as given, at most 20. */
  readonly categories: ReadonlyArray<string>;
  /** The news agency credited in byline, dateline or text, by its usual name; null when none is. */
  readonly wireCredit: string | null;
  /** Named things in title and text, most mentioned first, at most 40. */
  readonly entities: ReadonlyArray<EntityMention>;
  /** Numbers with what they count, in text order, at most 40. */
  readonly quantities: ReadonlyArray<Quantity>;
  /** What matching reads. Byte fields are packed arrays in little-endian order. */
  readonly features: Features;
  /** Fields of the raw article that have no place here, as a JSON object of at most 8 KiB; null when there are none. */
  readonly extra: string | null;
}

/** Coordinates of a Kafka record. */
export interface Origin {
  /** Topic of the record. */
  readonly topic: string;
  /** Partition of the record. */
  readonly partition: number;
  /** Offset of the record. */
  readonly offset: number;
  /** Timestamp of the record, milliseconds since the epoch. */
  readonly timestamp: number;
}

/** An outlet and the family it belongs to. */
export interface Publisher {
  /** Host name, else the name in lower case, else 'unknown'. */
  readonly id: string;
  /** Name as the feed gave it, else the host name. */
  readonly name: string;
  /** Registrable domain, else the normalised name; null when unknown. Unknown is never counted as independent. */
  readonly family: string | null;
}

/** Where the language tag came from. */
export type LanguageSource = 'declared' | 'detected' | 'assumed';

/** How far a publication time can be trusted. */
export type TimeQuality = 'exact' | 'day' | 'clamped' | 'missing';

/** A named thing and how often the article mentions it. */
export interface EntityMention {
  /** Longest surface form found, honorifics stripped. */
  readonly name: string;
  /** Kind, when the text or a list tells it. */
  readonly type: EntityType;
  /** Number of mentions in title and text. */
  readonly mentions: number;
}

/** Kind of a named thing. */
export type EntityType = 'person' | 'organisation' | 'place' | 'unknown';

/** A number found in the text with its unit and its place. */
export interface Quantity {
  /** The number in full: 2.3bn is 2300000000. */
  readonly value: number;
  /** Normalised unit or counted thing: 'USD', '%', 'km', 'dead', 'injured', 'homes'; empty when none was recognised. */
  readonly unit: string;
  /** 'about', 'at least', 'at most', 'more than', 'less than', or empty. */
  readonly qualifier: string;
  /** First character in text (UTF-16 offset); negative offsets do not occur. */
  readonly start: number;
  /** One past the last character in text. */
  readonly end: number;
}

/** Term statistics of an article: 32-bit hashes of stemmed terms with their counts. */
export interface Features {
  /** Version of the feature extraction; features of different versions are not compared. */
  readonly version: number;
  /** Words in title and body. */
  readonly words: number;
  /** Distinct terms of the title and the first sentences: uint32 each, ascending. */
  readonly lead: Buffer;
  /** Count of each lead term: uint8 each, same order. */
  readonly leadCounts: Buffer;
  /** Distinct terms of the title and the beginning of the body: uint32 each, ascending. */
  readonly all: Buffer;
  /** Count of each term of all: uint8 each, same order. */
  readonly allCounts: Buffer;
  /** Distinct terms of title, body and entities: uint32 each, ascending. */
  readonly full: Buffer;
  /** Distinct entity keys: uint32 each, ascending. */
  readonly entities: Buffer;
  /** Count of each entity key: uint8 each, same order. */
  readonly entityCounts: Buffer;
  /** Sampled hashes of word shingles for copy detection: uint32 each, ascending. */
  readonly shingles: Buffer;
  /** One in shingleScale shingle hashes is kept. */
  readonly shingleScale: number;
  /** Hash of the normalised headline; 0 when there is none. */
  readonly titleHash: number;
}

/** The decision about one article and all that it caused, in one record: a fact, applied and never recomputed. Written by dedupe to assignments.v1, in the partition of the article it answers. */
export interface Assignment {
  /** Offset in articles.v1 of the article that this record answers. The first record in the log for an offset counts; later ones are ignored. */
  readonly articleOffset: number;
  /** The article. */
  readonly articleId: string;
  /** Content hash of the version that was judged. */
  readonly contentHash: string;
  /** The scope it was judged in. */
  readonly scope: string;
  /** The raw record the article came from. */
  readonly origin: Origin;
  /** Stream time of the scope after this article, milliseconds since the epoch. */
  readonly streamTime: number;
  /** new_story: founded one; joined: an independent report of a known story; copy: its text is that of a known report; edit: a new version of a known article; repeat: a re-delivery; rejected: dead-lettered, see evidence.veto. */
  readonly verdict: Verdict;
  /** The story the article belongs to after this record; empty when rejected. */
  readonly storyId: string;
  /** The copy group the article belongs to: the articleId of the group's first article; empty when rejected. */
  readonly copyGroupId: string;
  /** Why. */
  readonly evidence: Evidence;
  /** What later evidence changed about earlier decisions, in the order to apply. */
  readonly corrections: ReadonlyArray<Correction>;
  /** Stories that ended with this record: their last report left the window or they reached the maximum age. */
  readonly closedStoryIds: ReadonlyArray<string>;
  /** Articles of this scope with a smaller articleOffset have left the window. */
  readonly windowFloor: number;
  /** What the window needs to remember of the article, packed; null when the window does not change. */
  readonly fingerprint: Buffer | null;
  /** The article itself, for those who fold stories; null for a repeat and a rejection. */
  readonly article: Article | null;
}

/** What became of an article. */
export type Verdict = 'unknown' | 'new_story' | 'joined' | 'copy' | 'edit' | 'repeat' | 'rejected';

/** The recorded reasons of a decision. */
export interface Evidence {
  /** Score of the chosen story, or of the best candidate when none was good enough; null when there was no candidate. */
  readonly score: number | null;
  /** The score needed to join. */
  readonly threshold: number;
  /** The report of that story that resembles the article most. */
  readonly matchedArticleId: string | null;
  /** The addends of the score against the matched article. */
  readonly parts: ReadonlyArray<ScorePart>;
  /** The next best story. */
  readonly runnerUpStoryId: string | null;
  /** Its score. */
  readonly runnerUpScore: number | null;
  /** The rule that forbade the best candidate, or the reason of a rejection. */
  readonly veto: string | null;
  /** The article whose text this one copies. */
  readonly copyOf: string | null;
  /** Share of the smaller text's shingles found in the other. */
  readonly containment: number | null;
  /** Hash of the matching settings that decided. */
  readonly configHash: string;
}

/** One addend of the score against the matched article. */
export interface ScorePart {
  /** Name of the feature. */
  readonly name: string;
  /** Value of the feature. */
  readonly value: number;
  /** What it added to the score. */
  readonly contribution: number;
}

/** Articles that leave one story for another. */
export interface Correction {
  /** move: some reports go to another known story; merge: a whole story goes, its id redirects; split: some reports found a story of their own. */
  readonly kind: CorrectionKind;
  /** The story they leave. */
  readonly fromStoryId: string;
  /** The story they go to. */
  readonly toStoryId: string;
  /** The articles that go. */
  readonly articleIds: ReadonlyArray<string>;
  /** The score that justified it. */
  readonly score: number;
  /** The score it needed. */
  readonly threshold: number;
}

/** Kind of a correction. */
export type CorrectionKind = 'unknown' | 'move' | 'merge' | 'split';

/** A record that a worker could not answer, kept whole with the reason, so that it can be read, mended and put back. */
export interface DeadLetter {
  /** The worker that gave up: ingest, dedupe or enrich. */
  readonly worker: string;
  /** Why, from the worker's closed list of reasons. */
  readonly reason: string;
  /** What exactly and where, for a person. */
  readonly detail: string;
  /** Where the record stood. */
  readonly origin: Origin;
  /** Its key, byte for byte. */
  readonly key: Buffer | null;
  /** Its value, byte for byte. */
  readonly value: Buffer | null;
  /** Its headers, in order. */
  readonly headers: ReadonlyArray<Header>;
  /** How often the record ended here, counting redrives. */
  readonly attempts: number;
}

/** A header of a Kafka record. */
export interface Header {
  /** Name of the header. */
  readonly key: string;
  /** Its value, byte for byte. */
  readonly value: Buffer;
}

/** An article as a feed publishes it, for feeds that write Avro. Everything is optional but a title or a body. */
export interface RawArticle {
  /** The feed's own id of the article. */
  readonly id: string | null;
  /** Address of the article. */
  readonly url: string | null;
  /** Headline; HTML is accepted. */
  readonly title: string | null;
  /** Body; HTML is accepted. */
  readonly body: string | null;
  /** Publication time in any usual format. */
  readonly publishedAt: string | null;
  /** When the feed first saw the article, in any usual format; the record's timestamp when null. */
  readonly seenAt: string | null;
  /** Language tag. */
  readonly lang: string | null;
  /** Name of the outlet. */
  readonly source: string | null;
  /** Bylines. */
  readonly authors: ReadonlyArray<string>;
  /** Categories and tags. */
  readonly categories: ReadonlyArray<string>;
}

/** One event a story: what its reports say together, now. Written by enrich to stories.v1, keyed by storyId, compacted; the newest record of a key is the whole truth about it. */
export interface Story {
  /** Identity of the story: derived from the article that founded it. */
  readonly storyId: string;
  /** Offset in articles.v1 of the article that caused this event. Of two events of a story the one with the higher revision is newer. */
  readonly revision: number;
  /** active: may still grow; merged: gone into mergedInto; closed: no more reports are expected. */
  readonly status: StoryStatus;
  /** The story that holds the reports of this one now. */
  readonly mergedInto: string | null;
  /** The story this one was split from. */
  readonly splitFrom: string | null;
  /** Stories that were merged into this one. */
  readonly supersedes: ReadonlyArray<string>;
  /** What happened with this revision. */
  readonly changeType: ChangeType;
  /** articleId of the article that caused this event. */
  readonly causedBy: string;
  /** The scope the story lives in. */
  readonly scope: string;
  /** The headline of a real report. */
  readonly headline: Headline;
  /** How many of what. */
  readonly counts: Counts;
  /** Named things of the story, most salient first, at most 20. */
  readonly entities: ReadonlyArray<StoryEntity>;
  /** Words that set the story apart, most telling first, at most 12. */
  readonly keywords: ReadonlyArray<string>;
  /** Languages of its articles, most frequent first. */
  readonly languages: ReadonlyArray<string>;
  /** When. */
  readonly times: StoryTimes;
  /** The articles, reports before copies, bounded; see articlesTruncated. */
  readonly articles: ReadonlyArray<StoryArticle>;
  /** True when the story has more articles than are listed. */
  readonly articlesTruncated: boolean;
  /** Version of newsfold that composed this event. */
  readonly pipelineVersion: string;
}

/** State of a story. */
export type StoryStatus = 'active' | 'merged' | 'closed';

/** What happened to a story. */
export type ChangeType = 'created' | 'updated' | 'merged' | 'split' | 'closed';

/** A headline and where it comes from. */
export interface Headline {
  /** The headline as its report has it. */
  readonly text: string;
  /** Its language. */
  readonly language: string;
  /** The report it comes from. */
  readonly articleId: string;
}

/** Sizes of a story. */
export interface Counts {
  /** Articles of the story, each counted once whatever its versions. */
  readonly articles: number;
  /** Distinct texts: copy groups. */
  readonly reports: number;
  /** Articles whose text is that of another article of the story. */
  readonly copies: number;
  /** Distinct outlets. */
  readonly publishers: number;
  /** Distinct publisher families or, where a text is credited to an agency, distinct agencies; unknown publishers are not counted. */
  readonly independentPublishers: number;
  /** Distinct languages. */
  readonly languages: number;
}

/** A named thing in a story. */
export interface StoryEntity {
  /** Fullest name found. */
  readonly name: string;
  /** Kind. */
  readonly type: EntityType;
  /** Articles that mention it. */
  readonly articles: number;
  /** Mentions in all reports, copies not counted. */
  readonly mentions: number;
  /** Share of the reports that mention it, 0 to 1. */
  readonly salience: number;
}

/** Times of a story, milliseconds since the epoch. */
export interface StoryTimes {
  /** Earliest publication time of a report; null when none is dated. */
  readonly firstPublishedAt: number | null;
  /** Latest publication time of a report; null when none is dated. */
  readonly lastPublishedAt: number | null;
  /** Stream time of the earliest report. */
  readonly firstSeenAt: number;
  /** Stream time of the article that caused this event. */
  readonly updatedAt: number;
}

/** An article of a story. */
export interface StoryArticle {
  /** The article. */
  readonly articleId: string;
  /** The id the feed gave. */
  readonly guid: string | null;
  /** Canonical URL. */
  readonly url: string | null;
  /** Headline. */
  readonly title: string;
  /** Who published it. */
  readonly publisher: Publisher;
  /** Publication time, milliseconds since the epoch. */
  readonly publishedAt: number | null;
  /** How far that time can be trusted. */
  readonly publishedAtQuality: TimeQuality;
  /** lead: gives the headline; report: a text of its own; copy: the text of another article. */
  readonly role: ArticleRole;
  /** Versions seen: 1, plus one for each edit. */
  readonly versions: number;
  /** Its copy group. */
  readonly copyGroupId: string;
  /** The agency it credits. */
  readonly wireCredit: string | null;
  /** Why it belongs here. */
  readonly match: Match;
}

/** Part an article plays in a story. */
export type ArticleRole = 'lead' | 'report' | 'copy';

/** The reason an article belongs to a story. */
export interface Match {
  /** The verdict, or the correction, that brought it here. */
  readonly reason: string;
  /** The score of that decision; null for a founding article. */
  readonly score: number | null;
  /** The article it resembled most. */
  readonly articleId: string | null;
}
