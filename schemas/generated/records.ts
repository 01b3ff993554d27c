// Generated from schemas/sources by `npm run generate`; do not edit.

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
  /** Minutes east of UTC of the clock that the publication time was written by; null when the source did not say, or the hour is not known. */
  readonly publishedOffsetMinutes: number | null;
  /** Stream time: when the article was first seen, milliseconds since the epoch: the feed's own sighting time if given, else the raw record's timestamp. Windows and momentum run on it. */
  readonly seenAt: number;
  /** Bylines as given, at most 10. */
  readonly authors: ReadonlyArray<string>;
  /** Categories and tags as given, at most 20. */
  readonly categories: ReadonlyArray<string>;
  /** The section of the outlet, as given. */
  readonly section: string | null;
  /** Address of a picture: absolute http(s), as given. */
  readonly image: string | null;
  /** The outlet's own summary as plain text, at most 1,000 characters; null when there is none or the text is made of it. */
  readonly summary: string | null;
  /** Terms of use as plain text, and addresses of licences, as given: at most 10, of at most 1,000 characters. */
  readonly usageTerms: ReadonlyArray<string>;
  /** What the outlet reserves against mining and machine learning, at most 10: noai, noimageai, tdm-reservation, tdm-policy: URL, rsl: URL or terms; and nosnippet, against showing a part of it. Empty says that nothing was stated, not that all is allowed. */
  readonly reservations: ReadonlyArray<string>;
  /** full; headline_by_terms: headline and address alone, as its outlet says with it; headline_by_contract: the same, as the operator's table of outlets says. */
  readonly display: Display;
  /** The news agency credited in byline, dateline or text, by its usual name; null when none is. */
  readonly wireCredit: string | null;
  /** Named things in title and text, most mentioned first, at most 40. */
  readonly entities: ReadonlyArray<EntityMention>;
  /** Numbers with what they count, in text order, at most 40. */
  readonly quantities: ReadonlyArray<Quantity>;
  /** What matching reads. Byte fields are packed arrays in little-endian order. */
  readonly features: Features;
  /** The sentences of the body, packed: for each a byte of flags (1: begins a line; 2: has an opening), a byte of how much it sounds like boilerplate (32nds), varints of the gap before it, its length and its number of words, a uint32 key of its words and, with the flag, one of its opening before a colon or bar. What an outlet's articles share is learned from the keys. Empty in articles of releases before 0.2.0. */
  readonly parts: Buffer;
  /** Hash of the settings that ingest analysed it with, the table of outlets included: 16 hexadecimal digits. Empty in articles of releases before 0.2.0. */
  readonly settingsHash: string;
  /** Fields of the raw article that have no place here, as a JSON object of at most 8 KiB; null when there are none. */
  readonly extra: string | null;
  /** What ingest found on the text before it was cleaned, and what it did: 'mended-encoding' (mojibake put right), 'damaged' (characters are lost: a copy without this mark is preferred), 'hidden-characters', 'watermark' (invisible characters in numbers that no typesetter writes), 'c2pa-text-wrapper', 'digital-source-type:NAME' (what the feed said of how the text was made, in IPTC's words), 'no-body:KIND' (what stood in place of the body was no text of the article and was left out). Readers must accept others. */
  readonly marks: ReadonlyArray<string>;
  /** What the article says of another one; null for nearly all. */
  readonly notice: Notice | null;
  /** What ingest has read of the text, so that nobody after it has to; null in articles of earlier releases. */
  readonly reading: ReportReading | null;
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
  /** Which article of a record that holds many, from 0, in the order of the record; -1 when the record is the article. */
  readonly item: number;
  /** How many items the record was taken apart into, each of which became an article or a dead letter; 1 when the record is the article. */
  readonly items: number;
}

/** An outlet and the family it belongs to. */
export interface Publisher {
  /** Host name, else the name in lower case, else 'unknown'; of an outlet in the table of outlets, the host that the table gives it. */
  readonly id: string;
  /** Name as the feed gave it, else the host name. */
  readonly name: string;
  /** The family that the table of outlets gives, else the registrable domain, else the normalised name; null when unknown. Unknown is never counted as independent. */
  readonly family: string | null;
}

/** Where the language tag came from. */
export type LanguageSource = 'declared' | 'detected' | 'assumed';

/** How far a publication time can be trusted. */
export type TimeQuality = 'exact' | 'day' | 'clamped' | 'missing';

/** How much of an article may be shown. */
export type Display = 'full' | 'headline_by_terms' | 'headline_by_contract';

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
  /** Always 0. Nothing reads it; it stays because released records have it. */
  readonly titleHash: number;
  /** What a model said of the article: hash of the model's id (uint32), then its vector, an int8 each, scaled so that the greatest is 127, or the sign of each number, a bit each from the lowest of the first byte (1: above 0), as the model has it; null without a model or an answer of it. */
  readonly embedding: Buffer | null;
}

/** An article that kills or corrects another one. */
export interface Notice {
  /** kill: the other must not be used, and this one is no report; correction: this one replaces the other; advisory: a note to editors, no report. */
  readonly kind: NoticeKind;
  /** The articles that it names by address or id; empty where only its words tell. */
  readonly articleIds: ReadonlyArray<string>;
}

/** What an article says of another one. */
export type NoticeKind = 'unknown' | 'kill' | 'correction' | 'advisory';

/** Sentences, statements, speakers, names, places and values of an article, packed. */
export interface ReportReading {
  /** Version of the reading; who does not know it reads the text. 0: nothing was read but the bounds. */
  readonly version: number;
  /** Characters of the text that are read (UTF-16 units). */
  readonly maxCharacters: number;
  /** Sentences of it that are read. */
  readonly maxSentences: number;
  /** The reading, for the programs of newsfold alone: its form is no contract. */
  readonly bytes: Buffer;
}

/** The decision about one article and all that it caused, in one record: a fact, applied and never recomputed. Written by dedupe to assignments.v1, in the partition of the article it answers. */
export interface Assignment {
  /** Offset in articles.v1 of the article that this record answers. The first record in the log for an offset counts; later ones are ignored. */
  readonly articleOffset: number;
  /** The article: the id that ingest gave, or one derived from it and the content where another article is known by that id. */
  readonly articleId: string;
  /** The articleId that ingest gave, where the article is another one than the article known by that id; empty otherwise, and in records of releases before 0.2.0. */
  readonly variantOf: string;
  /** Hash of the feed's own id of the article; 0 when it gave none, and in records of releases before 0.2.0. */
  readonly guidKey: number;
  /** Content hash of the version that was judged. */
  readonly contentHash: string;
  /** The scope it was judged in. */
  readonly scope: string;
  /** The raw record the article came from. */
  readonly origin: Origin;
  /** Stream time of the scope after this article, milliseconds since the epoch. */
  readonly streamTime: number;
  /** kept; ahead of its arrival by more than CLOCK_LEAD_MINUTES, or unknown: then the article has the time of its arrival. */
  readonly clock: ArticleClock;
  /** The latest time that was believed, milliseconds since the epoch; 0 where nothing bounded it, as in releases up to 0.2. */
  readonly timeBound: number;
  /** new_story: founded one; joined: an independent report of a known story; copy: its text is that of a known report; edit: a new version of a known article; repeat: a re-delivery; rejected: dead-lettered, see evidence.veto; withdrawn: its publisher has taken it back, see decisionId, and nothing of it is kept here; notice: it kills or withdraws another article and is none itself, see notices; decided: no article but a decision, see decision. Releases before 0.2.0 read the last three as unknown. */
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
  /** The publisher whose articles teach what its outlet puts around them; empty when unknown, and in records of releases before 0.2.0. */
  readonly outlet: string;
  /** Keys of sentences and headline affixes that the article teaches about its outlet: for each a uint32 key and a byte, the number of the outlet's articles of different content that have had it. */
  readonly learned: Buffer;
  /** What was left out before the article was matched: the outlet's, not the report's. Offsets are in the article's title and text as recorded here. */
  readonly leftOut: ReadonlyArray<LeftOut>;
  /** The stories that a digest or another column tells of, each once, in the order of its items. Such an article joins none of them. */
  readonly mentions: ReadonlyArray<Mention>;
  /** The news agency that the article credits; empty without one, and in records of releases before 0.2.0. */
  readonly credit: string;
  /** Of a notice that names an article which is not known yet: its fingerprint, packed, by which that is recognised when it comes. */
  readonly noticePrint: Buffer;
  /** The decision that put the article where it is, or keeps it out; empty where none did. */
  readonly decisionId: string;
  /** Which articles are killed or corrected with this record. */
  readonly notices: ReadonlyArray<NoticeEffect>;
  /** The decision that this record answers; null when it answers an article. */
  readonly decision: DecisionAnswer | null;
  /** What the window needs to remember of the article, packed; null when the window does not change. */
  readonly fingerprint: Buffer | null;
  /** The article itself, for those who fold stories; null for a repeat and a rejection. */
  readonly article: Article | null;
}

/** What became of the time that an article stated. */
export type ArticleClock = 'kept' | 'ahead' | 'unknown';

/** What became of an article. */
export type Verdict = 'unknown' | 'new_story' | 'joined' | 'copy' | 'edit' | 'repeat' | 'rejected' | 'withdrawn' | 'notice' | 'decided';

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

/** A range of a headline or a text that is its outlet's boilerplate. */
export interface LeftOut {
  /** Where. */
  readonly part: ArticlePart;
  /** First character (UTF-16 offset). */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
  /** shared: earlier articles of the outlet with other content have it; boilerplate: it sounds like an outlet talking about itself, or names the outlet; between: it is enclosed by such ranges. */
  readonly reason: LeftOutReason;
  /** Earlier articles of the outlet that share it; 0 where that is not the reason. */
  readonly articles: number;
}

/** A part of an article. */
export type ArticlePart = 'unknown' | 'title' | 'text';

/** Why a range was left out. */
export type LeftOutReason = 'unknown' | 'shared' | 'boilerplate' | 'between';

/** An item of a digest that tells of a story. Offsets are in the article's text as recorded here. */
export interface Mention {
  /** The story, before the corrections of this record. */
  readonly storyId: string;
  /** First character of the item (UTF-16 offset). */
  readonly start: number;
  /** One past its last character. */
  readonly end: number;
  /** The score of the item, read as a short report, with that story. */
  readonly score: number;
}

/** An article that another one kills or corrects. */
export interface NoticeEffect {
  /** What becomes of it. */
  readonly kind: NoticeKind;
  /** The article that says nothing any more. */
  readonly articleId: string;
  /** The article that says so: the notice, or the corrected article. */
  readonly noticeId: string;
  /** Who published that. */
  readonly by: string;
  /** Stream time of that, milliseconds since the epoch. */
  readonly at: number;
}

/** What became of a decision in this partition. */
export interface DecisionAnswer {
  /** The decision itself. */
  readonly decision: Decision;
  /** applied: it concerns articles of this partition; pending: it concerns none that is known here yet, and is kept for those that come; repeated: it was answered before; refused: it cannot hold, see reason. */
  readonly outcome: DecisionOutcome;
  /** Why it was refused: 'contradiction', 'other-scope', 'unknown-story', 'unknown-decision', 'unknown-article', 'same-article', 'story-closed'. */
  readonly reason: string;
  /** The decisionId that it contradicts. */
  readonly collidesWith: string;
  /** The articles that it concerned here. */
  readonly articles: ReadonlyArray<DecidedArticle>;
}

/** What became of a decision. */
export type DecisionOutcome = 'unknown' | 'applied' | 'pending' | 'repeated' | 'refused';

/** An article that a decision concerned. */
export interface DecidedArticle {
  /** Its scope. */
  readonly scope: string;
  /** The article. */
  readonly articleId: string;
  /** The story that it left when it was withdrawn; else the one it is in after this record. */
  readonly storyId: string;
}

/** A record that a worker could not answer, kept whole with the reason, so that it can be read, mended and put back. */
export interface DeadLetter {
  /** The worker that gave up: ingest, dedupe or enrich. */
  readonly worker: string;
  /** Why, from the worker's closed list of reasons. */
  readonly reason: string;
  /** What exactly and where, for a person. */
  readonly detail: string;
  /** Where the record stood, and which item of it this is about. */
  readonly origin: Origin;
  /** Its key, byte for byte. */
  readonly key: Buffer | null;
  /** Its value, byte for byte; of an item of a record that holds many, the item as a JSON object of its own, with what the whole says of it. */
  readonly value: Buffer | null;
  /** Its headers, in order. */
  readonly headers: ReadonlyArray<Header>;
  /** How often the record ended here, counting redrives. */
  readonly attempts: number;
  /** When it can be answered, milliseconds since the epoch: the end of its embargo. A redrive leaves it alone until then. Null when time alone mends nothing. */
  readonly dueAt: number | null;
}

/** A header of a Kafka record. */
export interface Header {
  /** Name of the header. */
  readonly key: string;
  /** Its value, byte for byte. */
  readonly value: Buffer;
}

/** What a publisher or an editor has decided: a control record. Written to every partition of articles.v1, between the articles, with the header newsfold-record: Decision; each partition answers it with an assignment. */
export interface Decision {
  /** 32 hexadecimal digits: the same for every copy and re-delivery of a decision. */
  readonly decisionId: string;
  /** withdraw: its publisher takes the article back; together: the two are one story; apart: the two are not; alone: no other article is of its story; take_back: an earlier decision of an editor no longer holds. */
  readonly kind: DecisionKind;
  /** The articles it speaks of, as ingest names them: one, or two of a pair. */
  readonly articleIds: ReadonlyArray<string>;
  /** The stories that it speaks of in place of articles. */
  readonly storyIds: ReadonlyArray<string>;
  /** Of a withdrawal: hash of the feed's own id, which tells articles under one address apart; 0 when it gave none. */
  readonly guidKey: number;
  /** Of a withdrawal: whether guidKey finds the article under any address, because the id is unique across publishers. */
  readonly byGuid: boolean;
  /** Of a withdrawal: whether it also covers an article that comes after it. An item that is withheld before anybody has seen it is not withdrawn when it is released. */
  readonly waits: boolean;
  /** Of take_back: the decisionId that no longer holds. */
  readonly takesBack: string;
  /** Who decided: the publisher's id, or the editor's name. */
  readonly by: string;
  /** The reason given, at most 500 characters. */
  readonly why: string;
  /** When it was decided, as far as the record says; else when that was published. Milliseconds since the epoch. */
  readonly at: number;
  /** The raw record that it came in; of an editor's decision the time alone is set. */
  readonly origin: Origin;
}

/** What was decided. */
export type DecisionKind = 'unknown' | 'withdraw' | 'together' | 'apart' | 'alone' | 'take_back';

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

/** An article and the story it belongs to, as one row of plain columns. Written by flat to flat.story-articles.v1, keyed by article_id, compacted: an article is in one story at a time, and a null value says that it is in none any more. */
export interface StoryArticleRow {
  /** The article; also the key. */
  readonly article_id: string;
  /** The story it belongs to. */
  readonly story_id: string;
  /** Offset in articles.v1 of what caused this row. Of two rows of an article the one with the higher revision is newer. */
  readonly revision: number;
  /** The scope it was judged in. */
  readonly scope: string;
  /** report, a text of its own, or copy. */
  readonly role: string;
  /** Its copy group: the article_id of the first of the articles that share its text. */
  readonly copy_group_id: string;
  /** current, killed or corrected. */
  readonly standing: string;
  /** Canonical URL. */
  readonly url: string | null;
  /** Headline, cut to 300 characters. */
  readonly title: string;
  /** Its language. */
  readonly language: string;
  /** Host name of its outlet, else its name in lower case, else 'unknown'. */
  readonly publisher_id: string;
  /** Name of its outlet. */
  readonly publisher_name: string;
  /** The family of its outlet; null when unknown. */
  readonly publisher_family: string | null;
  /** The agency it credits. */
  readonly wire_credit: string | null;
  /** Publication time, milliseconds since the epoch; null when unknown. */
  readonly published_at: number | null;
  /** Stream time of its newest version. */
  readonly seen_at: number;
  /** How it came to its story: new_story, joined, copy, edit, move, merge, split or decision. */
  readonly joined_as: string;
}

/** A story as one row of plain columns, for tables. Written by flat to flat.stories.v1, keyed by story_id, compacted; a null value says that the row is gone. */
export interface StoryRow {
  /** Identity of the story; also the key. */
  readonly story_id: string;
  /** Of two rows of a story the one with the higher revision is newer. */
  readonly revision: number;
  /** active, merged or closed. */
  readonly status: string;
  /** The story that holds the reports of this one now; null unless merged. */
  readonly merged_into: string | null;
  /** The story this one was split from. */
  readonly split_from: string | null;
  /** The closed story that this one goes on with. */
  readonly continues: string | null;
  /** The scope the story lives in. */
  readonly scope: string;
  /** The headline of a real report. */
  readonly headline: string;
  /** Its language. */
  readonly headline_language: string;
  /** The key points, a line each; empty when there are none. */
  readonly summary: string;
  /** Articles of the story; 0 when it was merged. */
  readonly articles: number;
  /** Distinct texts. */
  readonly reports: number;
  /** Articles whose text is that of another article of the story. */
  readonly copies: number;
  /** Distinct outlets. */
  readonly publishers: number;
  /** Distinct publisher families and agencies. */
  readonly independent_publishers: number;
  /** Facts that two or more independent publishers say. */
  readonly agreed_facts: number;
  /** Things that reports give different values for. */
  readonly conflicts: number;
  /** Articles that no longer stand, at most 5. */
  readonly withdrawn_articles: number;
  /** IPTC Media Topics id of the first subject; null when none was found. */
  readonly category: string | null;
  /** ISO code of the country where it happens, else the first that is named; null when none is. */
  readonly country: string | null;
  /** Languages of its articles, most frequent first, separated by commas. */
  readonly languages: string;
  /** Words that set the story apart, separated by commas. */
  readonly keywords: string;
  /** breaking, developing, stable or concluded, at updated_at. */
  readonly momentum: string;
  /** 0 to 1, at updated_at; null in events of releases before 0.2.0. */
  readonly importance: number | null;
  /** Mean match score of its reports; null when there is no score. */
  readonly cohesion: number | null;
  /** True when a person should look at it. */
  readonly needs_review: boolean;
  /** Earliest publication time of an article, milliseconds since the epoch; null when none is dated. */
  readonly first_published_at: number | null;
  /** Latest publication time of an article; null when none is dated. */
  readonly last_published_at: number | null;
  /** Stream time of the earliest article. */
  readonly first_seen_at: number;
  /** Stream time of the article that caused this row. */
  readonly updated_at: number;
  /** Stream time of the last material change; null when there is none. */
  readonly last_material_at: number | null;
}

/** One event a story: what its reports say together, now. Written by enrich to stories.v1, keyed by storyId, compacted; the newest record of a key is the whole truth about it. */
export interface Story {
  /** Identity of the story: derived from the article that founded it. */
  readonly storyId: string;
  /** Offset in articles.v1 of the article that caused this event. Of two events of a story the one with the higher revision is newer. */
  readonly revision: number;
  /** active: may still grow; merged: gone into mergedInto; closed: no more reports are expected. */
  readonly status: StoryStatus;
  /** The story that holds the reports of this one now; set when and only when status is merged. */
  readonly mergedInto: string | null;
  /** The story this one was split from. */
  readonly splitFrom: string | null;
  /** Stories that were merged into this one, at most 50. */
  readonly supersedes: ReadonlyArray<string>;
  /** The closed story that this one goes on with; null when none is known. */
  readonly continues: string | null;
  /** What happened with this revision. */
  readonly changeType: ChangeType;
  /** The most significant of the changes. */
  readonly significance: Significance;
  /** What is different from the event before this article, most significant first, at most 20 and at most 6 KiB. */
  readonly changes: ReadonlyArray<Change>;
  /** articleId of the article that caused this event. */
  readonly causedBy: string;
  /** The scope the story lives in. */
  readonly scope: string;
  /** The headline of a real report. */
  readonly headline: Headline;
  /** Headlines of other reports, as different from each other as there are, at most 5. */
  readonly altHeadlines: ReadonlyArray<Headline>;
  /** How many of what. */
  readonly counts: Counts;
  /** Three to seven sentences that tell the story, the best supported first; fewer when the reports do not have them. */
  readonly keyPoints: ReadonlyArray<KeyPoint>;
  /** What two or more independent publishers say, the best supported first, at most 20; fewer where they are long, for facts and their quotes take at most 34 KiB of an event. */
  readonly agreed: ReadonlyArray<AgreedFact>;
  /** What one independent publisher alone says, the most telling first, at most 15. */
  readonly uniqueToSource: ReadonlyArray<UniqueFact>;
  /** The same thing with different values, at most 10. */
  readonly conflicts: ReadonlyArray<Conflict>;
  /** Facts told in different lights, the best supported first, at most 5. */
  readonly framings: ReadonlyArray<Framing>;
  /** Named things of the story, most salient first, at most 20. */
  readonly entities: ReadonlyArray<StoryEntity>;
  /** Countries and large cities, focus before mention, at most 12. */
  readonly places: ReadonlyArray<StoryPlace>;
  /** Subjects, highest score first, at most 3. */
  readonly categories: ReadonlyArray<Category>;
  /** Words that set the story apart, most telling first, at most 12. */
  readonly keywords: ReadonlyArray<string>;
  /** Languages of its articles, most frequent first. */
  readonly languages: ReadonlyArray<string>;
  /** Tone of the reports; null when it cannot be told. */
  readonly sentiment: Sentiment | null;
  /** When. */
  readonly times: StoryTimes;
  /** Moments in order of time: the first, then the newest, at most 30. */
  readonly timeline: ReadonlyArray<TimelineEntry>;
  /** Its pace. */
  readonly momentum: Momentum;
  /** The articles, reports before copies, at most 50 and at most 35 KiB, fewer where the rest of an event of 64 KiB leaves less; see articlesTruncated. */
  readonly articles: ReadonlyArray<StoryArticle>;
  /** Digests that mention the story, in the order they came, the last 10. They are no reports of it: nothing of them is counted, compared or shown among the facts. */
  readonly mentionedIn: ReadonlyArray<StoryMention>;
  /** Articles that no longer stand, in the order in which that became known, at most 5: killed ones are kept longest. */
  readonly withdrawn: ReadonlyArray<StoryWithdrawal>;
  /** What editors have decided about articles of the story and not taken back, the last 5. */
  readonly decisions: ReadonlyArray<StoryDecision>;
  /** How the story came to be what it is, told by the reports that it has now in the order of stream time: the first, then the newest, at most 4. A report that was edited counts as it is. */
  readonly materialChanges: ReadonlyArray<MaterialChange>;
  /** How much it matters at updatedAt; docs/read.md says how a reader lets it fade. Null in events of releases before this field. */
  readonly importance: Importance | null;
  /** The sources of the reports that were read, in the order of their first report. */
  readonly sources: ReadonlyArray<StorySource>;
  /** The articles that references cite and whose words may not be shown, in the order of their ids. Whoever shows an event leaves out what cites them alone; the dashboard does. */
  readonly restricted: ReadonlyArray<RestrictedArticle>;
  /** What was read; null in events of releases before this field. */
  readonly reading: StoryReading | null;
  /** True when the story has more articles than are listed. */
  readonly articlesTruncated: boolean;
  /** How far it can be trusted to be one story. */
  readonly quality: StoryQuality;
  /** Which enrichers made this event, and how each ended: what is missing is never mistaken for none. */
  readonly enrichers: ReadonlyArray<EnricherRun>;
  /** Version of newsfold that composed this event. */
  readonly pipelineVersion: string;
  /** Hash over the versions of the enrichers and the limits they worked with. */
  readonly configHash: string;
}

/** State of a story. */
export type StoryStatus = 'active' | 'merged' | 'closed';

/** What happened to a story. */
export type ChangeType = 'created' | 'updated' | 'merged' | 'split' | 'closed';

/** How much a change matters. */
export type Significance = 'none' | 'minor' | 'material';

/** A difference from the event before this article. */
export interface Change {
  /** The part that changed: 'headline', 'agreed', 'conflicts.dead', 'counts.copies'. */
  readonly path: string;
  /** added, removed or changed. */
  readonly kind: ChangeKind;
  /** How much it matters. */
  readonly significance: Significance;
  /** What it was, cut to 240 bytes; null when added. */
  readonly from: string | null;
  /** What it is, cut to 240 bytes; null when removed. */
  readonly to: string | null;
}

/** How a part changed. */
export type ChangeKind = 'added' | 'removed' | 'changed';

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

/** A sentence worth reading, from a report, with all reports that say it. */
export interface KeyPoint {
  /** The sentence: the text at the first reference. */
  readonly text: string;
  /** Its language. */
  readonly language: string;
  /** Where reports say it, the sentence shown first, at most 8. */
  readonly references: ReadonlyArray<Reference>;
  /** Independent publishers that say it; 0 when its only publisher is unknown. */
  readonly independentPublishers: number;
}

/** A place in the text of a report. */
export interface Reference {
  /** The report. */
  readonly articleId: string;
  /** First character in the text of that article (UTF-16 offset). */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
  /** What stands there, cut to 160 bytes at a word, so that no reader needs the text; empty in events of releases before 0.2.0, and where an event has no room left. */
  readonly quote: string;
}

/** What two or more independent publishers say. */
export interface AgreedFact {
  /** The shortest clear wording: the text at the first reference. */
  readonly text: string;
  /** Its language. */
  readonly language: string;
  /** What a number of it counts: 'dead', 'USD'; empty when it is not about a number. */
  readonly slot: string;
  /** The number that they agree on; null when it is not about a number. */
  readonly value: number | null;
  /** Who the first report says said so; null when the report says it itself. */
  readonly attribution: Attribution | null;
  /** Where reports say it, at most 12. */
  readonly references: ReadonlyArray<Reference>;
  /** Independent publishers that say it. */
  readonly independentPublishers: number;
  /** Whether it is a person's words that all of them quote, and not what they tell themselves. */
  readonly isQuotation: boolean;
  /** Who had it first; null unless the times of all reports that say it are exact and one is the earliest alone. */
  readonly firstReport: FirstReport | null;
  /** Where it stands now: the last of its history. What is corrected or superseded is not agreed: see the values of conflicts. */
  readonly state: FactState;
  /** How it came to stand there, in the order of the reports. */
  readonly history: ReadonlyArray<FactTransition>;
}

/** Who is said to have said it. */
export interface Attribution {
  /** The speaker as the report names it: 'officials', 'Peskov'. */
  readonly source: string;
  /** said: reported speech; alleged: claimed or accused; denied; confirmed; expected: a forecast or an intention. */
  readonly certainty: Certainty;
}

/** How a statement is put forward. */
export type Certainty = 'said' | 'alleged' | 'denied' | 'confirmed' | 'expected';

/** The report that had something before all others. */
export interface FirstReport {
  /** The report. */
  readonly articleId: string;
  /** Family of its publisher, or the agency that is credited. */
  readonly publisher: string;
  /** When, milliseconds since the epoch. */
  readonly publishedAt: number;
}

/** How far a claim stands. expected: it is planned or forecast; claimed: who tells it leaves it to others; reported: somebody says so; confirmed: an independent source says so too, or a report that it is confirmed; denied: a report says that it is denied; corrected: a source that gave it gives another value since; superseded: another source does. */
export type FactState = 'reported' | 'confirmed' | 'denied' | 'corrected' | 'superseded' | 'expected' | 'claimed';

/** A step of a claim, with what made it. */
export interface FactTransition {
  /** What it became. */
  readonly state: FactState;
  /** When that report was published, else seen; milliseconds since the epoch. */
  readonly at: number;
  /** The place that says so; its words are quoted where it is one of the references. */
  readonly reference: Reference;
}

/** Something of weight that one independent publisher alone says. */
export interface UniqueFact {
  /** The sentence: the text at the reference. */
  readonly text: string;
  /** Its language. */
  readonly language: string;
  /** Family of its publisher, or the agency that is credited. */
  readonly publisher: string;
  /** Who the report says said so; null when the report says it itself. */
  readonly attribution: Attribution | null;
  /** Where the report says it. */
  readonly references: ReadonlyArray<Reference>;
  /** How informative it is among the sentences of the story, 0 to 1. */
  readonly weight: number;
}

/** The same thing with different values. */
export interface Conflict {
  /** What differs: 'dead', 'injured', 'USD', '%', 'date', 'years old'; 'denial' for a claim and what denies it; 'plan' for what was planned and is done; 'course' for how far a case has come; 'name' for how a name is spelled. */
  readonly slot: string;
  /** The words that the sentences share, most telling first. */
  readonly about: string;
  /** conflict: they contradict each other; update: newer reports give the last value in place of an older one. */
  readonly kind: ConflictKind;
  /** The values, oldest first, at most 5. */
  readonly values: ReadonlyArray<ConflictValue>;
}

/** How values that differ relate. */
export type ConflictKind = 'conflict' | 'update';

/** One of the values that reports give. */
export interface ConflictValue {
  /** The value as the first of its reports writes it. */
  readonly text: string;
  /** The value as a number; null when it is none, such as a place. */
  readonly value: number | null;
  /** Its unit, empty when it has none. */
  readonly unit: string;
  /** 'about', 'at least', 'at most', 'more than', 'less than', or empty. */
  readonly qualifier: string;
  /** Who the first report says said so; null when the report says it itself. */
  readonly attribution: Attribution | null;
  /** The sentences that give it, at most 8. */
  readonly references: ReadonlyArray<Reference>;
  /** Independent publishers that give it. */
  readonly publishers: ReadonlyArray<string>;
  /** Publication time of the newest report that gives it, else when it was seen; milliseconds since the epoch. */
  readonly lastReportedAt: number;
  /** Where it stands: of an update the values before the last are corrected or superseded. */
  readonly state: FactState;
}

/** One fact that reports tell in different lights: no conflict. */
export interface Framing {
  /** judgement: one judges in words of its own what another only tells, or judges otherwise; certainty: one tells as a fact what another leaves to who claims it. */
  readonly kind: FramingKind;
  /** The words that the sentences share, most telling first. */
  readonly about: string;
  /** The tellings that differ most, one a report, in the order of the reports, at most 3. */
  readonly tellings: ReadonlyArray<Telling>;
}

/** What the light is. */
export type FramingKind = 'judgement' | 'certainty';

/** How one report tells it. */
export interface Telling {
  /** Its sentence: the text at the first reference. */
  readonly text: string;
  /** Its language. */
  readonly language: string;
  /** The words of it that judge, in its order; none where it only tells. */
  readonly words: ReadonlyArray<string>;
  /** Family of its publisher, or the agency that is credited. */
  readonly publisher: string;
  /** Who the report says said so; null when the report says it itself. */
  readonly attribution: Attribution | null;
  /** Where the report says it. */
  readonly references: ReadonlyArray<Reference>;
}

/** A named thing in a story. */
export interface StoryEntity {
  /** Fullest name found. */
  readonly name: string;
  /** Kind. */
  readonly type: EntityType;
  /** Other names found for it, most frequent first, at most 5. */
  readonly aliases: ReadonlyArray<string>;
  /** Reports that mention it, copies not counted. */
  readonly reports: number;
  /** Mentions in those reports. */
  readonly mentions: number;
  /** 0 to 1: how many of the reports mention it and how early and often they do. */
  readonly salience: number;
}

/** A place of the gazetteer that reports name. */
export interface StoryPlace {
  /** Its usual English name. */
  readonly name: string;
  /** country, city, or region: a state of the United States. */
  readonly kind: PlaceKind;
  /** ISO 3166-1 alpha-2 code of the country it is or lies in. */
  readonly country: string;
  /** focus: it happens there, as far as datelines, headlines and first sentences tell; mention: it is named. */
  readonly role: PlaceRole;
  /** Reports that name it, copies not counted. */
  readonly reports: number;
  /** Mentions in those reports. */
  readonly mentions: number;
}

/** Kind of a place. */
export type PlaceKind = 'country' | 'city' | 'region';

/** Part a place plays in a story. */
export type PlaceRole = 'focus' | 'mention';

/** A subject of the story. */
export interface Category {
  /** IPTC Media Topics id: 'medtop:16000000'. */
  readonly id: string;
  /** Its English name. */
  readonly name: string;
  /** How it was found: 'terms' or 'feed'. */
  readonly method: string;
  /** Share of the telling terms that point to it, 0 to 1. */
  readonly score: number;
}

/** Tone of the reports. */
export interface Sentiment {
  /** −1 to 1. */
  readonly score: number;
  /** How it was found. */
  readonly method: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Times of a story, milliseconds since the epoch. */
export interface StoryTimes {
  /** Earliest publication time of an article; null when none is dated. */
  readonly firstPublishedAt: number | null;
  /** Latest publication time of an article; null when none is dated. */
  readonly lastPublishedAt: number | null;
  /** Stream time of the earliest article. */
  readonly firstSeenAt: number;
  /** Stream time of the article that caused this event. */
  readonly updatedAt: number;
  /** Stream time of the last of materialChanges; null when there is none. */
  readonly lastMaterialAt: number | null;
  /** The revision that it came with. */
  readonly lastMaterialRevision: number | null;
}

/** A moment in the life of a story. */
export interface TimelineEntry {
  /** Stream time, milliseconds since the epoch. */
  readonly at: number;
  /** first_report: the first that was seen; report: a text of its own; copies: copies of a report since the entry before; correction: a later version of an article, an article that replaces another one, or one that a correction of the stories brought here; withdrawal: its publisher took it back; kill: a notice killed it. */
  readonly kind: TimelineKind;
  /** The article; for copies the report that was copied. */
  readonly articleId: string;
  /** Name of its publisher. */
  readonly publisher: string;
  /** Articles that it stands for. */
  readonly count: number;
}

/** Kind of a moment. */
export type TimelineKind = 'first_report' | 'report' | 'copies' | 'correction' | 'withdrawal' | 'kill';

/** How fast a story moves, by stream time. */
export interface Momentum {
  /** breaking: several independent publishers within its first hours; developing: new independent reports keep coming; stable: few or none are; concluded: it is closed or has been silent for a day. */
  readonly state: MomentumState;
  /** Articles seen in the hour before the event, copies included. */
  readonly articlesLastHour: number;
  /** Independent publishers that brought a report of their own in that hour. */
  readonly publishersLastHour: number;
  /** The same for six hours. */
  readonly publishersLastSixHours: number;
  /** Reports in each of the last 24 hours before the event, the last hour last. */
  readonly reportsPerHour: ReadonlyArray<number>;
  /** When the story is no longer breaking unless a newer event comes, milliseconds since the epoch; null when it is not. */
  readonly breakingUntil: number | null;
  /** The same for developing; null when it is neither breaking nor developing. */
  readonly developingUntil: number | null;
  /** When the story is concluded unless a newer event comes, milliseconds since the epoch; null in events of releases before this field. */
  readonly concludedFrom: number | null;
}

/** Pace of a story. */
export type MomentumState = 'breaking' | 'developing' | 'stable' | 'concluded';

/** An article of a story. */
export interface StoryArticle {
  /** The article. */
  readonly articleId: string;
  /** The id the feed gave. */
  readonly guid: string | null;
  /** Canonical URL. */
  readonly url: string | null;
  /** Headline, cut to 300 characters. */
  readonly title: string;
  /** Its language. */
  readonly language: string;
  /** Who published it. */
  readonly publisher: Publisher;
  /** Publication time, milliseconds since the epoch. */
  readonly publishedAt: number | null;
  /** How far that time can be trusted. */
  readonly publishedAtQuality: TimeQuality;
  /** Minutes east of UTC of the clock that the publication time was written by; null when the source did not say, or the hour is not known. */
  readonly publishedOffsetMinutes: number | null;
  /** lead: gives the headline; report: a text of its own; copy: the text of another article. */
  readonly role: ArticleRole;
  /** current; killed: a notice says that it must not be used; corrected: another article replaces it. Nothing of what does not stand, nor of what copies it, is among the facts, and it gives no headline. */
  readonly standing: ArticleStanding;
  /** Versions seen: 1, plus one for each edit. */
  readonly versions: number;
  /** Its copy group. */
  readonly copyGroupId: string;
  /** The agency it credits. */
  readonly wireCredit: string | null;
  /** Stream time of its first version, milliseconds since the epoch; 0 in events of releases before 0.2.0. */
  readonly seenAt: number;
  /** Bylines, the first three; none of a copy. */
  readonly authors: ReadonlyArray<string>;
  /** The section of its outlet; null for a copy. */
  readonly section: string | null;
  /** Address of its picture; null for a copy. */
  readonly image: string | null;
  /** Its summary, else its beginning, cut to 200 bytes at a word; empty for a copy. */
  readonly snippet: string;
  /** How much of it may be shown: full; headline_by_terms: headline and address alone, as its outlet says with it; headline_by_contract: the same, as the operator's table of outlets says. */
  readonly display: Display;
  /** Share of it that the story did not have before it came, 0 to 1; 0 for a copy; null when it was not read. */
  readonly novelty: number | null;
  /** Why it belongs here. */
  readonly match: Match;
}

/** Part an article plays in a story. */
export type ArticleRole = 'lead' | 'report' | 'copy';

/** Whether an article still stands. */
export type ArticleStanding = 'current' | 'killed' | 'corrected';

/** The reason an article belongs to a story. */
export interface Match {
  /** The verdict, or the correction, that brought it here. */
  readonly reason: string;
  /** The score of that decision; null for a founding article. */
  readonly score: number | null;
  /** The article it resembled most. */
  readonly articleId: string | null;
  /** The addends of that score that weighed most, at most 4, the heaviest first; none for a copy and for what a correction brought. */
  readonly parts: ReadonlyArray<ScorePart>;
  /** The story that fitted next best in that decision, which may have gone since; for a founding article the next best behind that of articleId. Null where there was none, for a copy and for what a correction brought. */
  readonly runnerUpStoryId: string | null;
  /** The score of that story. */
  readonly runnerUpScore: number | null;
}

/** A digest or briefing that has an item about a story. */
export interface StoryMention {
  /** The digest. */
  readonly articleId: string;
  /** Its canonical URL. */
  readonly url: string | null;
  /** Its headline, cut to 200 bytes at a word. */
  readonly title: string;
  /** Who published it. */
  readonly publisher: Publisher;
  /** Publication time, milliseconds since the epoch. */
  readonly publishedAt: number | null;
  /** The item, cut to 200 bytes at a word. */
  readonly text: string;
  /** How much of the digest may be shown; see articles. */
  readonly display: Display;
}

/** An article that no longer stands, and who still carries its text. */
export interface StoryWithdrawal {
  /** withdrawn: its publisher took it back, and it is in the story no more; killed: a notice says that it must not be used; corrected: another article replaces it. */
  readonly kind: WithdrawalKind;
  /** The article. */
  readonly articleId: string;
  /** The decision, the notice or the corrected article that says so. */
  readonly noticeId: string;
  /** Who says so: a publisher's id. */
  readonly by: string;
  /** The reason given. */
  readonly why: string;
  /** Since when, stream time. */
  readonly at: number;
  /** Articles of the story that carry its text, or a passage of it, and are not taken back: whole copies first, at most 10. */
  readonly carriedBy: ReadonlyArray<Carrier>;
  /** How many articles of the story carry it. */
  readonly carriers: number;
  /** What had been agreed with its support, where other reports say it, at most 3. */
  readonly facts: ReadonlyArray<Reference>;
  /** Facts shown that only it had told. */
  readonly factsAlone: number;
}

/** Why an article no longer stands. */
export type WithdrawalKind = 'unknown' | 'withdrawn' | 'killed' | 'corrected';

/** An article that carries a text which no longer stands. */
export interface Carrier {
  /** The article. */
  readonly articleId: string;
  /** Id of its publisher. */
  readonly publisher: string;
  /** How much of the shorter of the two texts is in the other, 0 to 1. */
  readonly share: number;
  /** When the article was first seen. */
  readonly since: number;
}

/** A decision of an editor that holds for articles of a story. */
export interface StoryDecision {
  /** Its id, by which it can be taken back. */
  readonly decisionId: string;
  /** What was decided. */
  readonly kind: DecisionKind;
  /** The articles it speaks of; of a pair that is apart, one is in another story. */
  readonly articleIds: ReadonlyArray<string>;
  /** Who decided. */
  readonly by: string;
  /** The reason given. */
  readonly why: string;
  /** When. */
  readonly at: number;
}

/** Something that changed what a reader of a story knows. */
export interface MaterialChange {
  /** Stream time of the report that brought it, milliseconds since the epoch. */
  readonly at: number;
  /** Offset in articles.v1 of that report. */
  readonly revision: number;
  /** That report. */
  readonly articleId: string;
  /** What changed: 'headline' for the first report, 'agreed' when a second source said the same, 'conflicts.dead' when another value came. */
  readonly path: string;
  /** What it says now, cut to 40 bytes at a word. */
  readonly text: string;
}

/** How much a story matters among others, by figures of its own; each part is 0 to 1. */
export interface Importance {
  /** 0.5 sources + 0.3 momentum + 0.2 recency. */
  readonly score: number;
  /** Independent publishers, in doublings: 1 is 0.2, 3 are 0.4, 31 and more are 1. */
  readonly sources: number;
  /** Independent publishers of the last six hours, 6 and more are 1. */
  readonly momentum: number;
  /** 1 for a report of the moment of the event, halved with every 12 hours since the newest report. */
  readonly recency: number;
}

/** A source as 'publishers' of facts name it, with the name to show. */
export interface StorySource {
  /** The source: a publisher family, or 'agency:' and an agency. */
  readonly id: string;
  /** Its name as readers know it: 'Associated Press', cut to 30 bytes. */
  readonly name: string;
  /** True for a news agency. */
  readonly isAgency: boolean;
}

/** An article of which headline and address alone may be shown. */
export interface RestrictedArticle {
  /** The article. */
  readonly articleId: string;
  /** Why no more of it may be shown; see articles. */
  readonly display: Display;
}

/** What of a story was read to find its facts. */
export interface StoryReading {
  /** Reports that were read. */
  readonly reports: number;
  /** Reports that were not: of a large story 24 are read. */
  readonly reportsNotRead: number;
  /** Reports of which only the first 40,000 characters or 100 sentences were read. */
  readonly reportsCut: number;
}

/** How far the story can be trusted to be one story. */
export interface StoryQuality {
  /** Mean match score of its reports; null when there is no score. */
  readonly cohesion: number | null;
  /** articleId of the report with the lowest score; null when there is no score. */
  readonly weakestLink: string | null;
  /** True when a person should look at it. */
  readonly needsReview: boolean;
  /** Why: 'weak-link', 'low-cohesion', 'mixed-subjects'. */
  readonly reasons: ReadonlyArray<string>;
}

/** An enricher's report. */
export interface EnricherRun {
  /** Its name. */
  readonly name: string;
  /** Its version: raised whenever its results change. */
  readonly version: number;
  /** failed: its part of this event is empty although there may be something; skipped: there was nothing for it to read. */
  readonly status: EnricherStatus;
  /** Why it failed or was skipped; empty when ok. */
  readonly detail: string;
}

/** How a run ended. */
export type EnricherStatus = 'ok' | 'failed' | 'skipped';
