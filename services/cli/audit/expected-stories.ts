/** What stories.v1 must show, folded from the assignments by enrich's own rules; texts are not kept. */
import { applyAssignment, type Touch } from '@newsfold/enrich/domain/state/apply-assignment.ts';
import { createStories } from '@newsfold/enrich/domain/state/live-story.ts';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';

/** What the newest event of a story must say. */
export interface ExpectedStory {
  /** Offset in articles.v1 of the article that last touched it. */
  readonly revision: number;
  readonly status: 'active' | 'merged' | 'closed' | 'removed';
  /** Articles it counts. */
  readonly articles: number;
}

function expectation(touch: Touch, revision: number): ExpectedStory {
  if (touch.kind === 'removed') return { revision, status: 'removed', articles: 0 };
  if (touch.kind === 'merged') return { revision, status: 'merged', articles: 0 };
  const status = touch.kind === 'closed' ? 'closed' : 'active';
  return { revision, status, articles: touch.story.members.size };
}

/** An assignment without the fields that only composing an event needs. */
function lean(assignment: Assignment): Assignment {
  if (!assignment.article) return assignment;
  const article = { ...assignment.article, title: '', text: '', extra: null, entities: [], quantities: [] };
  return { ...assignment, fingerprint: null, article };
}

/** The fold of one partition. */
export class ExpectedStories {
  readonly #stories = createStories();
  readonly #names = new Map<string, string>();
  /** By story. */
  readonly newest = new Map<string, ExpectedStory>();

  /** Applies an assignment; returns the stories it touched. */
  apply(assignment: Assignment): readonly string[] {
    const touches = applyAssignment(
      this.#stories,
      lean(assignment),
      () => undefined,
      () => null,
    );
    return touches.map((touch) => {
      const id = this.#intern(touch.kind === 'removed' ? touch.storyId : touch.story.storyId);
      this.newest.set(id, expectation(touch, assignment.articleOffset));
      return id;
    });
  }

  /** One string for each story id, so that repeated ids share memory. */
  #intern(id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    this.#names.set(id, id);
    return id;
  }
}
