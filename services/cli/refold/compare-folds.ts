/** How two folds of the same articles differ: which articles stand together in one and not in the other. */

/** In which story each article stands. */
export type Places = ReadonlyMap<string, string>;

/** A live story whose articles the other fold draws otherwise. */
export interface OtherStory {
  readonly storyId: string;
  readonly articles: readonly string[];
  /** Its articles as the other fold has them, the largest part first, with how large that story is there. */
  readonly parts: readonly {
    readonly storyId: string;
    readonly articles: readonly string[];
    readonly of: number;
  }[];
}

/** The comparison of the articles that both folds have placed. */
export interface FoldComparison {
  readonly articles: number;
  /** Articles that only one of them has placed: repeats, rejections, what lies before the begin. */
  readonly onlyLive: number;
  readonly onlyRefold: number;
  /** Stories that they stand in. */
  readonly stories: { readonly live: number; readonly refold: number };
  /** Pairs of articles in one story. */
  readonly pairs: {
    readonly live: number;
    readonly refold: number;
    readonly kept: number;
    readonly lost: number;
    readonly gained: number;
  };
  /** Articles that would stand beside others than they do. */
  readonly otherCompany: number;
  /** Live stories that are drawn otherwise, those with the most articles first. */
  readonly others: readonly OtherStory[];
}

const pairsOf = (size: number) => (size * (size - 1)) / 2;

/** Some articles by the story that a fold has them in. */
function membersBy(places: Places, articles: Iterable<string>): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const articleId of articles) {
    const storyId = places.get(articleId);
    if (storyId === undefined) continue;
    const known = members.get(storyId);
    if (known === undefined) members.set(storyId, [articleId]);
    else known.push(articleId);
  }
  return members;
}

const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, one) => sum + one, 0);

/**
 * Compares.
 * @param most stories that are given as samples
 */
export function compareFolds(live: Places, refold: Places, most: number): FoldComparison {
  const shared = new Set([...live.keys()].filter((id) => refold.has(id)));
  const ofLive = membersBy(live, shared);
  const ofRefold = membersBy(refold, shared);
  let [kept, otherCompany] = [0, 0];
  const others: OtherStory[] = [];
  for (const [storyId, articles] of ofLive) {
    const parts = [...membersBy(refold, articles)]
      .map(([id, members]) => ({ storyId: id, articles: members, of: ofRefold.get(id)?.length ?? 0 }))
      .sort((a, b) => b.articles.length - a.articles.length);
    kept += sumOf(parts.map((part) => pairsOf(part.articles.length)));
    if (parts.length === 1 && parts[0]?.of === articles.length) continue;
    otherCompany += articles.length;
    others.push({ storyId, articles, parts });
  }
  const sizes = (members: ReadonlyMap<string, readonly string[]>) =>
    sumOf([...members.values()].map(({ length }) => pairsOf(length)));
  const [pairsLive, pairsRefold] = [sizes(ofLive), sizes(ofRefold)];
  return {
    articles: shared.size,
    onlyLive: live.size - shared.size,
    onlyRefold: refold.size - shared.size,
    stories: { live: ofLive.size, refold: ofRefold.size },
    pairs: {
      live: pairsLive,
      refold: pairsRefold,
      kept,
      lost: pairsLive - kept,
      gained: pairsRefold - kept,
    },
    otherCompany,
    others: others.sort((a, b) => b.articles.length - a.articles.length).slice(0, most),
  };
}
