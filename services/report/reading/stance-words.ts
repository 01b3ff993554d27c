/**
 * Words that set the polarity, the modality or the attribution of a statement. English, German, French, Spanish,
 * Portuguese and Italian; written for newsfold.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** Words that negate what is beside them. */
export const NEGATIONS = words(`
  no not never none nobody nothing neither nor cannot cant wont isnt wasnt arent werent dont doesnt didnt hasnt
  havent hadnt wouldnt couldnt shouldnt denied denies deny denying refused refuses refusing rejected rejects rejecting
  dismissed dismisses ruled-out unable untrue false ban banned bans
  prohibited prohibits forbidden forbade barred outlawed
  nicht kein keine keinen keiner keines nie niemals niemand nichts weder bestritt bestreitet dementierte dementiert
  wies zurückgewiesen pas jamais aucun aucune personne rien nie dément démenti rejette ni ningún ninguna nunca jamás
  nadie nada niega negó desmintió rechazó não nem nenhum nenhuma ninguém nega negou rejeitou non mai nessun
  nessuno nessuna smentito negato respinto`);

/** Words that negate what follows them with "to". */
export const FAILING = words(`failed fails fail failing`);

/** What turns a negation into a time: "not before Friday". */
export const UNTIL = words(`before until till earlier vor bis avant antes hasta até до раньше`);

/** Who speaks of themselves: a report does not, a post that it shows does. */
export const OWN_WORDS = words(`
  i we my our me us ich wir mein meine unser unsere mich uns je nous notre nos mon mes yo nosotros nuestro nuestra nuestros
  nuestras eu nós nosso nossa nossos nossas я мы наш наша наши`);

/** Reporting verbs and what introduces a source. */
export const REPORTING = words(`
  said says say told tells stated states announced announces added adds reported reports according warned warns
  estimated estimates insisted insists stressed explained wrote testified acknowledged admitted noted called
  sagte sagt teilte erklärte mitgeteilt berichtete zufolge dit déclaré annoncé indiqué affirmé selon dijo afirmó
  anunció declaró según disse afirmou anunciou segundo declarou detto annunciato dichiarato secondo`);

/** Denials. */
export const DENYING = words(`
  denied denies deny denying rejected rejects rejecting dismissed dismisses refuted disputes disputed contradicted
  bestritt bestreitet dementierte dementiert zurückgewiesen dément démenti nie rejette niega negó desmintió rechazó nega
  negou desmentiu smentito negato respinto`);

/** Confirmations. */
export const CONFIRMING = words(`
  confirmed confirms confirming verified bestätigte bestätigt confirmé confirme confirmó confirma confirmou confermato`);

/** Words that contradict each other when they are in the same place. */
const OPPOSITES: ReadonlyArray<readonly [left: string, right: string]> = [
  [
    'rise rises rose risen rising increase increased increases grew gained climbed jumped up higher',
    'fall falls fell fallen falling decrease decreased dropped slid declined shrank lost down lower',
  ],
  ['open opened opens reopened', 'close closed closes shut'],
  ['win wins won winning beat victory', 'lose loses lost losing defeat'],
  ['confirm confirmed confirms', 'deny denied denies'],
  [
    'accept accepted agreed approved approve backed supports supported support',
    'reject rejected refused opposed opposes vetoed',
  ],
  ['convicted guilty', 'acquitted cleared innocent'],
  ['arrested detained jailed', 'released freed'],
  ['north northern', 'south southern'],
  ['east eastern', 'west western'],
  ['before', 'after'],
  ['more above over', 'less fewer below under'],
  ['first', 'last second'],
  ['alive survived rescued', 'dead died killed'],
  ['began begun start started resumed', 'ended stopped halted suspended finished'],
  ['arrived entered', 'left departed'],
  ['buy bought buys', 'sell sold sells'],
  ['legal lawful', 'illegal unlawful'],
  ['allowed permitted', 'banned prohibited forbidden'],
  ['success succeeded successful', 'failure failed unsuccessful'],
  ['man men male', 'woman women female'],
];

function toOpposites(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (word: string, other: string): void => {
    found.set(word, (found.get(word) ?? new Set()).add(other));
  };
  for (const [left, right] of OPPOSITES) {
    for (const one of left.split(' ')) {
      for (const other of right.split(' ')) {
        add(one, other);
        add(other, one);
      }
    }
  }
  return found;
}

const opposites = toOpposites();

/** The words that contradict a word, in lower case; undefined when none is known. */
export function oppositesOf(word: string): ReadonlySet<string> | undefined {
  return opposites.get(word);
}
