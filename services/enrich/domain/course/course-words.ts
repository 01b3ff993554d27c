/**
 * Words that tell how far a thing has come, by language: a list for each, for tenses differ. Written for newsfold.
 *
 * A course is a row of stages that a thing passes in one direction only: who is charged was arrested before, and who was
 * convicted is no longer sought. The later stage says what holds now.
 */

/** How a language tells of the course of things, as parts of regular expressions. */
export interface CourseWords {
  /** What stands before a verb whose act lies ahead; the verb follows it, or ends the clause where `verbLast`. */
  readonly ahead: string;
  /** The verb behind `ahead`, its form for acts that lie ahead. */
  readonly infinitive: string;
  /** Whole forms of verbs that lie ahead by themselves: "firmará". */
  readonly future?: string;
  /** Whether the verb stands at the end of its clause: "soll am Montag eröffnet werden". */
  readonly verbLast?: boolean;
  /** Endings and prefixes of forms of acts that are done. */
  readonly done: RegExp;
  /** Past forms with another stem than their verb. */
  readonly irregular?: Readonly<Record<string, string>>;
  /** What stands before a form that only describes: "the requested cuts". */
  readonly describing?: string;
  /** What leaves open whether an act comes, before it and behind it in its clause: "does not mean that", "unless". */
  readonly open?: { readonly before: string; readonly behind: string };
  /** What stands before a form that is passive, and what behind one names who did it: "led by" alone only describes. */
  readonly agent?: { readonly passive: string; readonly by: string };
  /** What makes an act undone or another one: "not". */
  readonly not: string;
  /** What says that a day was moved. */
  readonly moved: string;
  /** The stages of each course, the first one first. */
  readonly courses: Readonly<Partial<Record<CourseName, readonly string[]>>>;
}

/** Courses of a person. `case`: sought, held, charged, on trial, decided, sentenced. `post`: about to be given up, given up.
 * `search`: missing, found. */
export type CourseName = 'case' | 'post' | 'search';

/** By ISO 639-1 tag. */
export const COURSE_WORDS: Readonly<Record<string, CourseWords>> = {
  ar: {
    ahead: 'يعتزم|تعتزم|من المقرر أن|من المتوقع أن|سوف',
    infinitive: '[يت]\\p{L}{3,}',
    future: 'س[يت]\\p{L}{3,}',
    done: /^\p{L}{3,}$/u,
    not: 'لن|لم|لا',
    moved: 'تأجيل|تأجل|تأجلت|أرجأ|أرجأت|أجل|أجلت|إلى موعد',
    courses: {
      case: [
        'مطلوب|البحث عن|فرار',
        'اعتقل\\p{L}*|القبض على|توقيف|أوقفت',
        'وجهت .{0,20}تهم\\p{L}*|اتهم رسميا',
        'محاكمة|تحاكم',
        'أدان\\p{L}*|أدين\\p{L}*|براءة|برأت',
        'حكم\\p{L}* .{0,20}بالسجن',
      ],
      search: ['مفقود\\p{L}*|البحث عن', 'عثر\\p{L}* على|إنقاذ|انتشال'],
    },
  },
  de: {
    ahead: 'will|wollen|soll|sollen|wird|werden|plant|planen|beabsichtigt|beabsichtigen',
    infinitive: '\\p{Ll}{4,}(?:en|ern|eln|et|t)',
    verbLast: true,
    done: /^(?:\p{Ll}*ge\p{Ll}+en|\p{Ll}*(?:t|te|et))$/u,
    open: { before: 'ob|wenn|falls', behind: 'wenn|falls' },
    not: 'nicht|kein|keine|keinen|noch nicht',
    moved: 'verschoben|verschiebt|verlegt|vertagt|vorgezogen|vorverlegt|verzögert sich',
    courses: {
      case: [
        'gesucht|fahnde\\p{L}*|auf der Flucht|flüchtig',
        'festgenommen|verhaftet|in Untersuchungshaft|in Haft genommen|gefasst',
        'angeklagt|Anklage erhoben|erhob Anklage|Anklage gegen',
        'vor Gericht|Prozess (?:gegen|hat begonnen|begann)',
        'schuldig|verurteilt|freigesprochen|Freispruch',
        '(?:Jahren?|Monaten?|lebenslang\\p{L}*) (?:Haft|Gefängnis|Freiheitsstrafe) verurteilt|muss .{0,40}ins Gefängnis',
      ],
      post: [
        'Rücktritt gefordert|forder\\p{L}* .{0,30}Rücktritt|erwägt .{0,20}Rücktritt',
        'zurückgetreten|trat .{0,30}zurück|entlassen|Rücktritt erklärt|tritt zurück',
      ],
      search: [
        'vermisst\\p{L}*|Suche nach|gesucht',
        'gefunden|geborgen|gerettet|tot aufgefunden|wieder aufgetaucht',
      ],
    },
  },
  en: {
    ahead:
      "will|'ll|’ll|plans? to|planned to|planning to|(?:is|are|was|were) expected to|(?:is|are|was|were) (?:set|due|scheduled|about|poised|going) to|preparing to|intends? to|to be(?= [a-z]+ed (?:on )?(?:this |next |later |soon|today|tomorrow|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))",
    infinitive: '[a-z]{3,}',
    done: /^[a-z]+ed$/u,
    irregular: {
      began: 'begin',
      bought: 'buy',
      brought: 'bring',
      built: 'build',
      chose: 'choose',
      fell: 'fall',
      flew: 'fly',
      gave: 'give',
      held: 'hold',
      left: 'leave',
      lost: 'lose',
      made: 'make',
      met: 'meet',
      paid: 'pay',
      sent: 'send',
      sold: 'sell',
      spoke: 'speak',
      struck: 'strike',
      taken: 'take',
      took: 'take',
      withdrew: 'withdraw',
      won: 'win',
      wrote: 'write',
    },
    describing: 'the|an?|its|their|his|her|of|more|most|newly|previously|currently|being|[a-z]+-',
    open: { before: 'whether|if|unless|means?', behind: 'if|unless' },
    agent: { passive: 'was|were|been|got', by: 'by' },
    not: 'not|never|no longer|if|unless|once|could be|may be|might be|would be',
    moved:
      'postponed|rescheduled|pushed back|put back|put off|brought forward|moved (?:to|from|forward|back)|delayed (?:until|to|from)|has been delayed|will now|deferred',
    courses: {
      case: [
        'search(?:ing|ed)? for the (?:gunman|shooter|suspect|driver|killer|man|woman)|hunt(?:ing)? for|manhunt|on the run|still at large|is at large',
        'arrested|detained|taken into custody|apprehended|surrendered to',
        'charged with|was charged|were charged|been charged|indicted|arraigned|not guilty plea|ple(?:aded|d) not guilty|plead not guilty',
        'on trial|trial (?:began|opened|started|is under way)|jur(?:y|ors) (?:began|are|is) deliberating',
        'convicted(?! felon| sex| criminal)|found (?:[^.,;:]{0,60} )?guilty|ple(?:aded|d) guilty|guilty verdict|acquitted|found not guilty',
        'sentenced (?:\\w+ )?to|was jailed for|ordered (?:the )?execution',
      ],
      post: [
        '(?:called|calls|calling) (?:for|on) .{0,40}(?:resign\\w*|step down|fired|dismiss\\w*)|considering (?:resigning|firing|dismissing)|weighing .{0,20}departure|preparing to announce .{0,30}departure|pressure to (?:resign|step down)|should be (?:dismissed|fired)',
        '(?:has|have|had) resigned|resigned (?:on|from|after|following|his|her|as|in|amid)|stepped down|was fired|has been fired|fired .{0,30} on|ousted|parted ways|cut ties|was dismissed|(?:has|had) left (?:his|her|the) (?:post|job|position)',
      ],
      search: [
        'missing|search(?:ing|ed)? for|unaccounted for|trapped',
        'found (?:alive|dead|safe|his body|her body)|(?:body|bodies) (?:was|were|has been|have been) (?:found|recovered)|recovered (?:the|his|her) (?:body|bodies)|was rescued|were rescued|pulled from',
      ],
    },
  },
  es: {
    ahead:
      'va a|van a|iba a|iban a|prevé|prevén|planea|planean|espera|esperan|pretende|pretenden|tiene previsto|debe|deberá|está previsto',
    infinitive: '\\p{Ll}{2,}(?:ar|er|ir)(?:se)?',
    future: '\\p{Ll}{3,}(?:ará|erá|irá|arán|erán|irán)',
    done: /^\p{Ll}+(?:ó|aron|ieron|ado|ada|ados|adas|ido|ida|idos|idas)$/u,
    open: { before: 'si', behind: 'si' },
    not: 'no|nunca|tampoco',
    moved:
      'aplaza\\p{L}*|posterga\\p{L}*|pospuest\\p{L}*|pospuso|pospone\\p{L}*|retras\\p{L}*|adelant\\p{L}*|reprogram\\p{L}*',
    courses: {
      case: [
        'prófug\\p{L}*|buscad[oa] por|busca y captura|la búsqueda del sospechoso',
        'detenid\\p{L}*|arrestad\\p{L}*|capturad\\p{L}*|detuvo|detuvieron',
        'imputad\\p{L}*|procesad\\p{L}*|acusad\\p{L}* formalmente|fue acusad\\p{L}*',
        'juicio (?:contra|comenzó|empezó)|en el banquillo',
        'culpable|condenad\\p{L}*|absuelt\\p{L}*|absolvió|condenó',
        'condenad\\p{L}* a .{0,20}(?:años|meses)|sentenciad\\p{L}* a',
      ],
      post: [
        'pid\\p{L}* .{0,20}(?:dimisión|renuncia)|presión para dimitir',
        'dimitió|renunció|fue destituid\\p{L}*|ha dimitido|cesad\\p{L}*',
      ],
      search: [
        'desaparecid\\p{L}*|atrapad\\p{L}*|búsqueda de',
        'hallad\\p{L}*|encontrad\\p{L}* (?:con vida|muert\\p{L}*|san\\p{L}*)|rescatad\\p{L}*|recuperad\\p{L}*',
      ],
    },
  },
  fr: {
    ahead:
      "va|vont|doit|doivent|devrait|devraient|compte|comptent|prévoit de|prévoient de|entend|entendent|s’apprête à|s'apprête à",
    infinitive: '(?:être )?\\p{Ll}{2,}(?:er|ir|re|oir|é|ée|és|ées)',
    future: '\\p{Ll}{3,}(?:era|eront|ira|iront)',
    done: /^\p{Ll}+(?:é|ée|és|ées|i|ie|is|u|ue|us|ues|a|èrent|it|irent|ert|erte)$/u,
    open: { before: 'si', behind: 'si' },
    not: 'ne|pas|jamais',
    moved:
      'report(?:é|ée|és|ées|e)|repouss(?:é|ée|e)|décal(?:é|ée)|avanc(?:é|ée)|ajourn(?:é|ée)|retard(?:é|ée)|pas avant',
    courses: {
      case: [
        'recherch(?:é|ée) par|en fuite|toujours recherché|traque',
        'arrêté\\p{L}*|interpellé\\p{L}*|garde à vue',
        'mis(?:e|es)? en examen|inculpé\\p{L}*|poursuivi pour',
        "procès (?:s[’']est ouvert|a commencé|contre)",
        'coupable|condamn(?:é|ée|és)|relaxé\\p{L}*|acquitté\\p{L}*',
        'condamn(?:é|ée|és) à .{0,20}(?:ans|mois)',
      ],
      post: [
        'appel\\p{L}* .{0,30}démission\\p{L}*|réclam\\p{L}* .{0,20}démission',
        'a démissionné|démissionne|limogé\\p{L}*|a quitté (?:son poste|ses fonctions)|a présenté sa démission',
      ],
      search: [
        'disparu\\p{L}*|porté\\p{L}* disparu\\p{L}*|recherches? (?:se poursuivent|de)|coincé\\p{L}*',
        'retrouvé\\p{L}*|secouru\\p{L}*|corps .{0,20}(?:repêché|découvert)',
      ],
    },
  },
  pt: {
    ahead: 'vai|vão|deve|devem|deverá|pretende|pretendem|planeja|planejam|prevê|espera',
    infinitive: '(?:ser )?\\p{Ll}{2,}(?:ar|er|ir|ado|ada|ido|ida)',
    future: '\\p{Ll}{3,}(?:ará|erá|irá|arão|erão|irão)',
    done: /^\p{Ll}+(?:ou|aram|eu|eram|iu|iram|ado|ada|ados|adas|ido|ida|idos|idas)$/u,
    not: 'não|nunca|nem',
    moved: 'adiad\\p{L}*|adiou|remarcad\\p{L}*|antecipad\\p{L}*|transferid\\p{L}* para|atras\\p{L}*',
    courses: {
      case: [
        'foragid\\p{L}*|procurad[oa] pela',
        'pres[oa]s?|detid\\p{L}*|prendeu|capturad\\p{L}*',
        'denunciad\\p{L}*|indiciad\\p{L}*|réus?',
        'julgamento (?:começou|de|do|da)',
        'culpad[oa]|condenad\\p{L}*|absolvid\\p{L}*',
        'condenad\\p{L}* a .{0,20}(?:anos|meses)',
      ],
      post: [
        'ped\\p{L}* .{0,20}(?:demissão|renúncia)',
        'renunciou|pediu demissão|foi demitid\\p{L}*|foi exonerad\\p{L}*',
      ],
      search: [
        'desaparecid\\p{L}*|buscas (?:por|continuam)|soterrad\\p{L}*',
        'encontrad\\p{L}*|resgatad\\p{L}*|localizad\\p{L}*',
      ],
    },
  },
  ru: {
    ahead:
      'будет|будут|планирует|планируют|намерен|намерена|намерены|собирается|собираются|должен|должна|должны',
    infinitive: '\\p{Ll}{4,}(?:ть|ться|ти|ан|ана|ано|аны|ен|ена|ено|ены|ыт|ыта|ыто)',
    done: /^\p{Ll}+(?:л|ла|ло|ли|лся|лась|лось|лись|ан|ана|ано|аны|ен|ена|ено|ены|ыт|ыта|ыто)$/u,
    open: { before: 'если', behind: 'если|ли' },
    not: 'не|никогда|нет',
    moved: 'перенес\\p{L}*|перенос\\p{L}*|отложен\\p{L}*|отложил\\p{L}*|сдвин\\p{L}*',
    courses: {
      case: [
        'разыскива\\p{L}*|в розыск\\p{L}*|скрыл\\p{L}*',
        'задержан\\p{L}*|арестован\\p{L}*|задержал\\p{L}*|под стражу',
        'предъявлен\\p{L}* обвинени\\p{L}*|обвинение предъявлено|предъявил\\p{L}* обвинени\\p{L}*',
        'суд над|процесс (?:над|по делу) .{0,20}начал\\p{L}*',
        'виновн\\p{L}*|осужден\\p{L}*|осуждён\\p{L}*|оправдан\\p{L}*',
        'приговор\\p{L}* .{0,30}(?:годам|лет|года)',
      ],
      post: [
        'потребовал\\p{L}* .{0,20}отставк\\p{L}*',
        'ушел в отставку|ушёл в отставку|ушла в отставку|уволен\\p{L}*|отправлен\\p{L}* в отставку|подал\\p{L}* в отставку',
      ],
      search: [
        'пропавш\\p{L}*|пропал\\p{L}*|поиск\\p{L}*|под завалами',
        'найден\\p{L}*|спасен\\p{L}*|спасён\\p{L}*|извлечен\\p{L}*|обнаружен\\p{L}*',
      ],
    },
  },
  zh: {
    ahead: '将于|将在|将|计划|拟|预计|打算',
    infinitive: '[\\p{Script=Han}]{2}',
    done: /^\p{Script=Han}{2}$/u,
    not: '不|未|没有',
    moved: '推迟|延期|改期|提前|延后',
    courses: {
      case: ['通缉|在逃', '被捕|逮捕|拘留|抓获', '起诉|被控', '受审|开庭', '有罪|定罪|无罪', '判处|判刑'],
      search: ['失踪|搜救|被困', '找到|获救|救出'],
    },
  },
};
