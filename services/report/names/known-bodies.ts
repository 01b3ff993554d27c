/** Bodies that news names without saying what they are, and how they are folded. Written for newsfold. */

const KNOWN =
  `White House|Kremlin|Pentagon|Downing Street|Congress|Senate|House|House of Representatives|House of Commons|Supreme Court|Cabinet
  |Capitol Hill|Security Council|European Union|United Nations|NATO|EU|UN|IMF|WHO|World Bank|Red Cross|Taliban|Hamas|Hezbollah
  |Islamic State|ISIS|ISIL|Al Qaeda|al-Qaida|Boko Haram|Mafia|FBI|CIA|NSA|NASA|FEMA|IRS|EPA|FDA|FCC|ICE|DOJ|DHS|NRA|GOP|DNC|RNC
  |ACLU|NYPD|LAPD|MI5|MI6|NHS|BBC|CNN|NBC|CBS|ABC|ABC News|CBS News|NBC News|NPR|MSNBC|PBS|ITV|Fox News|Fox|Sky News|AP|AFP|Reuters|Associated Press
  |Bloomberg|TASS|Interfax|Xinhua|Al Jazeera|C-SPAN|New York Times|Washington Post|Wall Street Journal|USA TODAY|Guardian|Politico|POLITICO
  |BuzzFeed|TMZ|Variety|Newsday|Axios|Vox|Twitter|Facebook|Google|YouTube|Instagram|Amazon|Apple|Microsoft|Netflix|Uber|Tesla
  |Boeing|Airbus|Walmart|Waitrose|Tesco|Toyota|Volkswagen|Samsung|Huawei|Wall Street|Federal Reserve|Fed|Red Sox|Yankees|Patriots
  |Bundestag|Bundesrat|Knesset|Duma|Politburo|Interpol|Europol|OPEC|OSCE|Nobel|Academy|Hollywood Reporter|National Guard|Coast Guard`
    .split('|')
    .map((name) => name.trim());

const BODIES: ReadonlySet<string> = new Set(KNOWN);

/** Names of parties by the words for their members and what is theirs, in English text. */
const PARTIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Republican Party': 'Republican|Republicans|GOP',
    'Democratic Party': 'Democratic|Democrats|Democrat',
    'Labour Party': 'Labour',
    'Conservative Party': 'Tory|Tories|Conservatives',
  }).flatMap(([party, words]) => words.split('|').map((word): [string, string] => [word, party])),
);

/** The party that a word for its members names; undefined when it names none. */
export const partyOf = (name: string): string | undefined => PARTIES.get(name);

/** Whether a name is that of a body that news does not explain, or looks like one: capitals alone. */
export const isBody = (name: string): boolean =>
  BODIES.has(name) || /^(?:[A-Z]{3,6}|[A-Z](?:\.[A-Z])+\.?)$/.test(name);
