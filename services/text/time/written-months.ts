/**
 * Months as written in dates, in the languages that news is written in. Wider than {@link MONTH_BY_NAME}, which also
 * reads prose: "10 mar 2026" is a date, but "mar" alone is the sea.
 *
 * The rows are the names that CLDR lists (long and short, alone and beside a day) and `month-names.ts` lacks. They are
 * written out here rather than read from the runtime, so that workers with different builds of Node agree.
 */
import { MONTH_BY_NAME } from './month-names.ts';

/** Twelve names each, January first; alternatives of one month are joined by a slash, a hyphen is no further name. */
const FURTHER_MONTHS: Readonly<Record<string, string>> = {
  pl: 'styczeń/sty luty/lut marzec kwiecień/kwi - czerwiec/cze lipiec/lip sierpień/sie wrzesień/wrz październik/paź listopad/lis grudzień/gru',
  ru: 'январь февраль/февр март апрель май июнь июль август сентябрь/сент октябрь ноябрь/нояб декабрь',
  uk: 'січень/січ лютий/лют березень/бер квітень/квіт травень/трав червень/черв липень/лип серпень/серп вересень/вер жовтень/жовт листопад/лист грудень/груд',
  tr: 'oca şub - nis - haz tem ağu eyl eki kas ara',
  ms: '- - mac - - - julai ogos/ogo - - - disember/dis',
  fi: 'tammikuu/tammikuuta/tammi helmikuu/helmikuuta/helmi maaliskuu/maaliskuuta/maalis huhtikuu/huhtikuuta/huhti toukokuu/toukokuuta/touko kesäkuu/kesäkuuta/kesä heinäkuu/heinäkuuta/heinä elokuu/elokuuta/elo syyskuu/syyskuuta/syys lokakuu/lokakuuta/loka marraskuu/marraskuuta/marras joulukuu/joulukuuta/joulu',
  cs: 'leden/ledna/led únor/února/úno březen/března/bře duben/dubna/dub květen/května/kvě červen/června/čvn červenec/července/čvc srpen/srpna/srp září/zář říjen/října/říj listopadu prosinec/prosince/pro',
  sk: 'januára februára marec apríla - júna júla augusta septembra októbra novembra decembra',
  ro: 'ianuarie/ian februarie martie aprilie - iunie/iun iulie/iul - septembrie octombrie noiembrie decembrie',
  hu: '- febr március/márc április május június július augusztus szeptember/szept - - -',
  el: 'ιανουαρίου/ιαν/ιανουάριος φεβρουαρίου/φεβ/φεβρουάριος μαρτίου/μαρ/μάρτιος απριλίου/απρ/απρίλιος μαΐου/μαΐ/μάιος ιουνίου/ιουν/ιούνιος ιουλίου/ιουλ/ιούλιος αυγούστου/αυγ/αύγουστος σεπτεμβρίου/σεπ/σεπτέμβριος οκτωβρίου/οκτ/οκτώβριος νοεμβρίου/νοε/νοέμβριος δεκεμβρίου/δεκ/δεκέμβριος',
  bg: 'януари февруари - април - юни юли - септември октомври ноември декември',
  sr: 'јануар/јан фебруар/феб - - мај јун јул - септембар/сеп октобар новембар/нов децембар/дец',
  'sr-Latn': '- - - - - - - avgust/avg septembar oktobar novembar decembar',
  hr: 'siječanj/siječnja/sij veljača/veljače/velj ožujak/ožujka/ožu travanj/travnja/tra svibanj/svibnja/svi lipanj/lipnja srpanj/srpnja kolovoz/kolovoza/kol rujan/rujna/ruj - studeni/studenoga/stu prosinac/prosinca',
  sl: '- - - - - junij julij - - - - -',
  mk: 'јануари - - - - јуни јули - - - ное -',
  be: 'студзень/студзеня/сту люты/лютага сакавік/сакавіка/сак красавік/красавіка/кра - чэрвень/чэрвеня/чэр ліпень/ліпеня/ліп жнівень/жніўня/жні верасень/верасня кастрычнік/кастрычніка/кас лістапад/лістапада/ліс снежань/снежня/сне',
  lt: 'sausis/sausio vasaris/vasario kovas/kovo balandis/balandžio gegužė/gegužės birželis/birželio liepa/liepos rugpjūtis/rugpjūčio rugsėjis/rugsėjo spalis/spalio lapkritis/lapkričio gruodis/gruodžio',
  lv: 'janvāris februāris - - maijs jūnijs jūlijs augusts septembris oktobris novembris decembris',
  et: 'jaanuar/jaan veebruar/veebr - aprill - juuni juuli - - oktoober - detsember/dets',
  ca: 'gener febrer - - maig juny juliol agost/ag setembre - - desembre',
  gl: 'xaneiro/xan febreiro - - - xuño xullo/xul - - - - decembro',
  eu: 'urtarrila/urt otsaila/ots martxoa apirila/api maiatza ekaina/eka uztaila/uzt abuztua/abu iraila/ira urria/urr azaroa/aza abendua/abe',
  is: '- - - - - - - ágúst - - - -',
  sq: 'janar shkurt/shk - prill/pri - qershor/qer korrik/korr gusht/gush shtator/sht tetor/tet nëntor/nën dhjetor/dhj',
  az: 'yanvar/yan fevral - aprel - iyun/iyn iyul/iyl avqust/avq sentyabr/sen oktyabr noyabr/noy dekabr/dek',
  ka: 'იანვარი/იან თებერვალი/თებ მარტი/მარ აპრილი/აპრ მაისი/მაი ივნისი/ივნ ივლისი/ივლ აგვისტო/აგვ სექტემბერი/სექ ოქტომბერი/ოქტ ნოემბერი/ნოე დეკემბერი/დეკ',
  hy: 'հունվար/հունվարի/հնվ փետրվար/փետրվարի/փտվ մարտ/մարտի/մրտ ապրիլ/ապրիլի/ապր մայիս/մայիսի/մյս հունիս/հունիսի/հնս հուլիս/հուլիսի/հլս օգոստոս/օգոստոսի/օգս սեպտեմբեր/սեպտեմբերի/սեպ հոկտեմբեր/հոկտեմբերի/հոկ նոյեմբեր/նոյեմբերի/նոյ դեկտեմբեր/դեկտեմբերի/դեկ',
  af: 'januarie - - - - junie julie - - - - -',
  sw: '- - machi aprili - - - agosti septemba oktoba novemba desemba',
  fil: '- pebrero/peb marso - - hunyo/hun hulyo/hul - setyembre oktubre nobyembre/nob disyembre',
  ar: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  'ar-SY': '- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -',
  'ar-MA': '- - - - ماي - يوليوز غشت شتنبر - نونبر دجنبر',
  'ar-DZ': 'جانفي فيفري - أفريل - جوان جويلية أوت - - - -',
  fa: 'ژانویه/ژانویهٔ فوریه/فوریهٔ - آوریل مه/مهٔ ژوئن ژوئیه/ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر',
  ur: 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
  he: 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  hi: 'जनवरी/जन फ़रवरी/फ़र मार्च अप्रैल मई जून जुलाई/जुल अगस्त/अग सितंबर/सित अक्टूबर/अक्टू नवंबर/नव दिसंबर/दिस',
  bn: 'জানুয়ারি/জানু ফেব্রুয়ারি/ফেব মার্চ এপ্রিল/এপ্রি মে জুন জুলাই/জুল আগস্ট/আগ সেপ্টেম্বর/সেপ্ট/সেপ অক্টোবর/অক্টো নভেম্বর/নভে ডিসেম্বর/ডিসে',
  mr: 'जानेवारी/जाने फेब्रुवारी/फेब्रु - एप्रिल/एप्रि मे - जुलै ऑगस्ट/ऑग सप्टेंबर/सप्टें ऑक्टोबर/ऑक्टो नोव्हेंबर/नोव्हें डिसेंबर/डिसें',
  ta: 'ஜனவரி/ஜன பிப்ரவரி/பிப் மார்ச்/மார் ஏப்ரல்/ஏப் மே ஜூன் ஜூலை ஆகஸ்ட்/ஆக செப்டம்பர்/செப் அக்டோபர்/அக் நவம்பர்/நவ டிசம்பர்/டிச',
  te: 'జనవరి/జన ఫిబ్రవరి/ఫిబ్ర మార్చి ఏప్రిల్/ఏప్రి మే జూన్ జులై ఆగస్టు/ఆగ సెప్టెంబర్/సెప్టెం అక్టోబర్/అక్టో నవంబర్/నవం డిసెంబర్/డిసెం',
  th: 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม',
  kk: 'қаңтар/қаң ақпан/ақп наурыз/нау сәуір/сәу мамыр/мам маусым/мау шілде/шіл тамыз/там қыркүйек/қыр қазан/қаз қараша/қар желтоқсан/жел',
  uz: '- - - - - - - - sentabr oktabr - -',
  // Spellings besides those of CLDR.
  'more de': 'jän - - apr - - - - sept - nov dez',
  'more es': '- - - - - - - - sept - - -',
  'more fr': '- - - - - - juill - - - - -',
  'more it': '- - - - - - - - sett - - -',
  'more ro': '- - - - - - - - - - noi -',
  'more fi': '- - - - - - - - - lok mar -',
  'more cs': '- - bře - kvě čer čec - - říj - -',
  'more ar':
    'كانونالثاني - اذار ابريل/إبريل أيار/ايار - - اغسطس/آب/اب ايلول اكتوبر/تشرينالأول تشرينالثاني كانونالأول',
  'more he': 'ינו פבר - אפר - - - אוג ספט אוק נוב דצמ',
  'more th': 'มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค',
  'more hi': '- फरवरी - - - - - - सितम्बर अक्तूबर नवम्बर दिसम्बर',
};

/** Months that Croatian calls by a name that another Slavic language gives to the month after. */
const CROATIAN: ReadonlyMap<string, number> = new Map([
  ['lip', 6],
  ['srp', 7],
  ['lis', 10],
  ['listopad', 10],
  ['listopada', 10],
]);

/** One spelling for "MÄRZ", "märz" and "marz", "Şubat" and "ŞUBAT", "KASIM" and "kasım", "Μαΐου" and "ΜΑΙΟΥ". */
function folded(name: string): string {
  const bare = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return bare.normalize('NFC').replaceAll('ı', 'i').replace(/ς$/, 'σ');
}

function namesOf(row: string): [name: string, month: number][] {
  return row
    .split(' ')
    .flatMap((names, at) => names.split('/').map((name): [string, number] => [folded(name), at + 1]));
}

const MONTH_BY_WORD: ReadonlyMap<string, number> = new Map([
  ...Object.values(FURTHER_MONTHS).flatMap(namesOf),
  ...[...MONTH_BY_NAME].map(([name, month]): [string, number] => [folded(name), month]),
]);

/** Hebrew writes "in" as a letter before the name: במרץ. */
const HEBREW_IN = 'ב';

/**
 * Number (1 to 12) of a month in a written date; 0 when the word is none.
 *
 * @param word the name without its point, in any case, with or without its accents.
 * @param isCroatian true where the writing around it is Croatian, which has other months of the same names.
 */
export function writtenMonth(word: string, isCroatian = false): number {
  const name = folded(word);
  const month = (isCroatian ? CROATIAN.get(name) : undefined) ?? MONTH_BY_WORD.get(name);
  if (month !== undefined) return month;
  return name.startsWith(HEBREW_IN) ? (MONTH_BY_WORD.get(name.slice(1)) ?? 0) : 0;
}
