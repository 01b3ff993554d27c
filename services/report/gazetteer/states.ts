/** The states of the United States, each with the abbreviation that news writes behind a city. */
const STATES =
  'Alabama=Ala|Alaska|Arizona=Ariz|Arkansas=Ark|California=Calif|Colorado=Colo|Connecticut=Conn|Delaware=Del|Florida=Fla|Georgia=Ga|Hawaii|Idaho|Illinois=Ill|Indiana=Ind|Iowa|Kansas=Kan|Kentucky=Ky|Louisiana=La|Maine|Maryland=Md|Massachusetts=Mass|Michigan=Mich|Minnesota=Minn|Mississippi=Miss|Missouri=Mo|Montana=Mont|Nebraska=Neb|Nevada=Nev|New Hampshire=N.H|New Jersey=N.J|New Mexico=N.M|North Carolina=N.C|North Dakota=N.D|Ohio|Oklahoma=Okla|Oregon=Ore|Pennsylvania=Pa|Rhode Island=R.I|South Carolina=S.C|South Dakota=S.D|Tennessee=Tenn|Texas=Tex|Utah|Vermont=Vt|Virginia=Va|West Virginia=W.Va|Wisconsin=Wis|Wyoming=Wyo';

/** Names of the states; New York and Washington are cities to a reader of news, unless it says otherwise. */
export const STATE_NAMES: readonly string[] = STATES.split('|').map((state) => state.split('=')[0] as string);

/** Abbreviations without their last period: "Calif", "N.H", and postal codes. */
export const STATE_ABBREVIATIONS: ReadonlySet<string> = new Set([
  ...STATES.split('|').flatMap((state) => state.split('=').slice(1)),
  ...'AL AZ AR CA CO CT FL GA IL IA KS KY LA MD MI MN MS MO NC NE NH NJ NM NV NY OH OK PA RI SC SD TN TX UT VA VT WA WI WV WY DC D.C N.Y'.split(
    ' ',
  ),
]);
