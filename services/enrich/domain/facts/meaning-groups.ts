/**
 * English news words that say the same thing in reports, in groups: what word vectors miss ("conceded" and "defeat"
 * stand apart there, "rose" and "fell" together). Written for newsfold. A word stands for its stem; groups keep to words
 * that a report uses for one kind of event.
 */
const GROUPS = `
killed died dead death deaths fatalities lives deadly fatal perished kills dies
injured hurt wounded injuries wounds injuring
missing unaccounted disappeared vanished
rescued saved pulled rescue rescuing
evacuated evacuation fled flee evacuate evacuations leave
fire blaze flames burning burned wildfire
fumes vapours vapors gas smoke
fishermen fishing fisherman boats
ferry boat vessel ship
capsized overturned tipped rolled
storm winds wind gale gust gusts
quake earthquake tremor temblor
flood floods flooding flooded
collapsed collapse gave crumbled broke broken
crash crashed collision collided smashed
explosion blast exploded blew explosions
shut closed closure close closing sealed
halted suspended stopped stoppage paused halt suspend
inquiry investigation investigating probe investigate inquiries investigators probing
prosecutor prosecutors prosecution prosecutor's
charged charges indicted accused
convicted guilty conviction
acquitted cleared
jailed sentenced prison jail sentence imprisoned
appeal appealed
lawyer counsel attorney solicitor lawyers
court judge tribunal jury jurors
arrested detained custody arrest arrests detention
police officers
firefighters crews brigade firefighter
soldiers army troops military
hospital clinic hospitals treated
doctor physician paediatrician medic pediatrician
workers employees staff workforce
union unions
strike walkout stoppage strikes
factory plant works factories plants
company firm business group
boss chief head chairman chairwoman ceo executive director
buy buys bought acquire acquisition purchase takeover acquired acquires pay
sold sell sale
shareholders investors holders
board directors
profit profits earnings
shares stock stocks
cut lowered trimmed reduced reduce reduction lower lowering cuts slashed decrease
raised increased rise rose increase hike higher grew growth climbed
inflation prices price consumer
rate rates
growth grow grows expand expansion
unanimously unanimous favour
approval clearance approve approved authorities antitrust regulators
third consecutive row straight
agreed accepted agree deal agreement accord pact
truce ceasefire
room scope leeway space
remains still remained remain
spokesman spokesperson spokeswoman
force forceful military
chaos turmoil disorder
strike strikes attack attacks raid raids
consequences effects repercussions
destabilize destabilizing unstable instability
close closer bilateral
prisoners captives detainees
withdraw withdrawn pulled withdrawal pullback
territory land
talks negotiations negotiation dialogue negotiating
election vote ballot run-off poll
turnout participation electorate
conceded defeat concede admitted
elected won winner victory win wins triumph beat beating
lost lose loses defeated
mayor
council chamber seats parliament
bus buses coach
school schools pupils classes
free
homes houses households residents residential
equalised equaliser equalizer equalized
penalties penalty spot kicks shootout
saved stopped kept
dismissal sent dismissed booking
referee officials
captain skipper
goalkeeper keeper
crowd spectators fans audience
first debut maiden
suspended avoided
passengers people persons travellers travelers
aircraft plane jet
landslide mudslide
bridge span
rain rainfall downpour showers
heavy swollen
driver
questioned questioning interrogated
tomb grave burial
find found discovered discovery finds uncovered unearthed
gold golden
archaeologists excavators archaeologist
rocket launch launcher vehicle
failed failure failing
satellite satellites payload
engine motor
recall recalled recalls
car cars vehicles
brake brakes braking
hackers attackers intruders hacker
data information records
stolen copied leaked taken accessed
customers clients passengers users
passwords password accounts account
infected infection infections cases ill sick disease
cooling tower towers
tests test testing samples laboratory
hikers hillwalkers walkers climbers students
alive survived unharmed safe
snow avalanche blizzard
search searching searched
helicopter helicopters
compensation payout grant payment
fund fund's funds money
donors donor
pledged promised pledge promises vowed committed pledges
climate
fine penalty fined
warned warning warns cautioned
expected forecast predicted projected sees
uncertain unclear hard doubtful
ban banned prohibited barred
resigned resignation quit stepped
replaced replacement succeed
visit visited travel trip
cancelled called scrapped axed canceled
delayed postponed delay held
began started begins start begin starts opened
ends ended end finish
dollars
children's kids children
`;

const groups = new Map<string, ReadonlySet<number>>();

function build(): void {
  GROUPS.trim()
    .split('\n')
    .forEach((line, group) => {
      for (const word of line.split(/\s+/)) groups.set(word, new Set(groups.get(word)).add(group));
    });
}

build();

/** Whether two words, in lower case, stand in one group. */
export function meanTheSame(a: string, b: string): boolean {
  const of = groups.get(a);
  const other = groups.get(b);
  if (!of || !other) return false;
  for (const group of of) if (other.has(group)) return true;
  return false;
}
