/** Titles before a name; stripped from it, and evidence of a person. Lower case, without points. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  [
    'mr mrs ms miss dr prof professor sir lord lady dame sen senator rep representative gov governor gen general col',
    'colonel capt captain lt sgt president vice prime minister chancellor king queen prince princess pope secretary',
    'chief justice judge mayor ambassador spokesman spokeswoman spokesperson coach chairman ceo director rev sheriff',
    'herr frau präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister trainer sprecher',
    'm mme président présidente premier ministre señor señora don doña presidente presidenta ministro ministra',
    'sr sra signor signora sindaco dhr mevr burgemeester pan pani prezydent premier президент министр губернатор',
  ].flatMap((line) => line.split(' ')),
);

/** Last words of names that identify an organisation. Lower case. */
export const ORGANISATION_WORDS: ReadonlySet<string> = new Set(
  [
    'inc corp ltd llc plc co company group holdings bank ministry department university college institute party council',
    'court agency association committee commission police army navy union federation foundation church club united',
    'city airlines airways motors news times post parliament senate congress nations nato league gmbh ag kg verein',
    'ministerium universität partei polizei société banque ministère université conseil banco ministerio universidad',
  ].flatMap((line) => line.split(' ')),
);

/** Lower-case words that may stand inside a name: Bank of England, Ursula von der Leyen. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  'of de del della di da do dos das du des la le van von der den ten bin ibn al el y e zu'.split(' '),
);

/** Capitalised words that name nothing: days, months and the like, by language where they are written so. */
export const CALENDAR_WORDS: ReadonlySet<string> = new Set(
  [
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august',
    'september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep',
    'sept oct nov dec montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli',
    'oktober dezember i the a an update updated breaking video photos live watch read',
  ].flatMap((line) => line.split(' ')),
);
