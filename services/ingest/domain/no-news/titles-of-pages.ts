/** Titles of pages that stand in place of an article, without the site's name. */
import { PAGE_SENTENCES, type PageKind } from './sentences-of-pages.ts';

const whole = (...patterns: readonly string[]): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*(?:${patterns.join('|')})[^\\p{L}\\p{N}]*$`, 'u');

const TITLES: readonly (readonly [PageKind, RegExp])[] = [
  [
    'block-page',
    whole(
      "just a (?:moment|second|minute)|one (?:moment|more step)(?:,? please)?|please wait.{0,20}|attention required|(?:sorry,? )?(?:you(?:’|')?(?: ha)?ve been |you are )?blocked|access (?:to this (?:page|site|website) (?:has been |is )?)?(?:denied|restricted|forbidden|blocked)|(?:are you|you are|robot or|bot or) (?:a |not a )?(?:human|robot).{0,12}|(?:security|robot|bot|browser|human) (?:check|checkpoint|verification|challenge|validation)|(?:verifying|checking|verify) (?:that )?(?:you|your|if the)(?!\\p{L}).{0,40}|request (?:rejected|blocked|unsuccessful|denied|could not be satisfied)|pardon our interruption|captcha(?: challenge| required)?|ddos.?guard|(?:client )?challenge|validation required|unusual (?:traffic|activity)(?: detected)?|javascript (?:is )?(?:required|disabled)|enable javascript.{0,20}|redirecting|error:? the request could not be satisfied|too many requests|(?:un|not )supported browser|browser not supported|your privacy choices|privacy (?:settings|choices|preferences)|(?:we value )?your privacy|before you continue.{0,30}|cookies? (?:consent|settings|policy)",
      "(?:nur )?einen moment(?: bitte)?|bitte warten|zugriff (?:verweigert|gesperrt|blockiert)|sicherheits(?:über)?prüfung|(?:sind sie ein|bist du ein) (?:mensch|roboter)|un (?:instant|moment)(?: s(?:’|')il vous plaît)?|veuillez patienter|accès (?:refusé|interdit|bloqué|restreint)|vérification(?: de sécurité)?.{0,24}|êtes-vous un (?:robot|humain)",
      '(?:un|espere un) momento(?: por favor)?|(?:acceso|acesso|accesso) (?:denegado|negado|negato|bloqueado|restringido|restrito|bloccato|vietato)|(?:verificación|verificação|verifica|control|comprobación) (?:de |di )?(?:seguridad|segurança|sicurezza).{0,12}|(?:um|só um) momento(?: por favor)?|aguarde.{0,16}|attendere.{0,16}|un attimo|een (?:moment|ogenblik).{0,12}|toegang geweigerd|proszę czekać|odmowa dostępu|lütfen bekleyin|erişim engellendi',
      'доступ (?:запрещ[её]н|ограничен|заблокирован)|(?:один|одну) (?:момент|секунду|минуту).{0,12}|подождите.{0,16}|проверка (?:браузера|безопасности|подключения).{0,12}|вы (?:не робот|робот)|зачекайте.{0,12}|доступ (?:заборонено|обмежено)|تم رفض الوصول|(?:الوصول|الدخول) (?:مرفوض|ممنوع|محظور)|لحظة(?: من فضلك)?|(?:تحقق|تأكد) من أنك.{0,16}|(?:يرجى )?الانتظار|التحقق (?:الأمني|من الأمان)',
      '请稍(?:候|后|等)|請稍(?:候|後|等)|访问(?:被拒绝|受限|被拦截|验证)|拒绝访问|禁止访问|安全(?:验证|检查|检测)|人机验证|(?:少々|しばらく)お待ちください|アクセス(?:が)?(?:拒否|制限|ブロック).{0,8}|セキュリティ(?:チェック|確認)|잠시만 기다.{0,8}|접근(?:이)? (?:거부|차단).{0,6}',
      '(?:et|ett) (?:øjeblik|øyeblikk|ögonblick).{0,12}|vänta.{0,16}|vent (?:venligst|litt)|(?:åtkomst|adgang|tilgang) nek\\p{L}+|odota.{0,12}|pääsy (?:evätty|estetty)|okamžik.{0,12}|přístup (?:odepřen|zamítnut)|egy pillanat.{0,12}|hozzáférés megtagadva|un moment.{0,12}|acces (?:interzis|refuzat|respins)|μια στιγμή.{0,12}|δεν επιτρέπεται η πρόσβαση|mohon tunggu.{0,12}|akses ditolak|vui lòng (?:chờ|đợi).{0,12}|truy cập bị từ chối|कृपया प्रतीक्षा करें|רק רגע.{0,12}|הגישה נדחתה|لطفا(?:ً)? صبر کنید|دسترسی (?:غیرمجاز|مسدود)',
    ),
  ],
  [
    'error-page',
    whole(
      '(?:http )?(?:error:? ?)?(?:[45]\\d\\d)(?:[ :|–—-]+(?:error|not found|page not found|forbidden|unauthori[sz]ed|bad (?:request|gateway)|internal server error|service (?:temporarily )?unavailable|gateway time-?out|too many requests|gone|method not allowed|unavailable.{0,30}|seite nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|.{0,24}не найдена.{0,10}|.{0,12}(?:不存在|找不到|未找到|見つかりません).{0,10}))?',
      "(?:page|article|file|content|url|resource)? ?(?:not found|cannot be found|can(?:’|')t be found|could not be found|doesn(?:’|')t exist|no longer (?:exists|available)|unavailable)(?: ?[-–|(:]? ?(?:error )?404\\)?)?|(?:an? )?(?:unknown |internal |server |unexpected )*error(?: (?:\\d{3,4}|page|occurred|has occurred))?|bad gateway|forbidden|service (?:temporarily )?unavailable|gateway time-?out|internal server error|oops.{0,30}|something went wrong|(?:web)?site (?:is )?(?:offline|unavailable|not available|not found|suspended)|(?:origin )?dns error|index of /.{0,40}|account suspended|domain (?:for sale|parked|expired)|(?:this )?domain (?:is|may be) for sale|welcome to nginx|apache2? .{0,20}default page.{0,20}|it works|default (?:web )?page|database error|error establishing a database connection|web server is down|connection timed out|host error|invalid url|no results found",
      '(?:die )?seite (?:wurde )?nicht (?:gefunden|verfügbar)|fehler(?: \\d{3})?|page (?:introuvable|non trouvée|inexistante)|erreur(?: \\d{3})?|página (?:no|não) encontrada|(?:error|erro|errore)(?: \\d{3})?|pagina (?:non trovata|niet gevonden)|strona nie (?:istnieje|została znaleziona)|sayfa bulunamadı|страница не найдена|ошибка(?: \\d{3})?|сторінку не знайдено|(?:الصفحة|المحتوى) غير (?:موجودة|متوفرة|موجود|متوفر)|خطأ(?: \\d{3})?|(?:页面|網頁|网页)(?:不存在|找不到|未找到|出错了)|找不到(?:页面|网页|該頁)|ページが(?:見つかりません|存在しません).{0,4}|エラー|페이지를 찾을 수 없습니다',
      'sid(?:a|an|en) (?:kunde inte hittas|hittades inte|finns inte|(?:ble |blev )?ikke (?:funnet|fundet)|findes ikke|finnes ikke)|sivua ei löydy.{0,8}|stránka (?:nenalezena|neexistuje|nebyla nalezena)|az? oldal nem található|pagina nu (?:a fost găsită|există)|η σελίδα δεν (?:βρέθηκε|υπάρχει)|halaman tidak ditemukan|không tìm thấy trang.{0,8}|(?:पृष्ठ|पेज) नहीं मिला|(?:הדף|העמוד) לא נמצא|صفحه (?:یافت|پیدا) نشد|stranica nije pronađena|страницата не е намерена',
    ),
  ],
  [
    'maintenance',
    whole(
      "(?:site |website |server |system |scheduled |down for |under |undergoing |planned )*maintenance(?: (?:mode|break|page|in progress))?|we(?:’|')?(?: wi)?ll be (?:right )?back.{0,12}|be right back|(?:temporarily )?(?:offline|down)|coming soon|under construction|wartung(?:sarbeiten|smodus)?|(?:site )?en (?:maintenance|travaux|construction)|maintenance en cours|(?:sitio |página |web )?en mantenimiento|(?:site )?em manutenção|(?:sito )?in manutenzione|технические работы|(?:сайт )?на (?:техническом )?обслуживании|(?:الموقع )?(?:تحت|قيد) الصيانة|(?:网站|系统)?维护中|(?:ただいま|現在)?メンテナンス中(?:です)?",
    ),
  ],
  [
    'login-wall',
    whole(
      "(?:please )?(?:log|sign) ?(?:in|on|up)(?: (?:to continue|required|or register|to your account|to .{0,30}))?|login(?: required| page)?|subscribe(?: now| to (?:read|continue).{0,20})?|register(?: now)?|subscription required|subscribers? only|members only|create (?:an |your )?account|(?:jetzt )?anmelden|einloggen|registrieren|anmeldung|abonnieren|se connecter|connexion|connectez-vous|identification|s(?:’|')abonner|abonnez-vous|iniciar sesión|inicie sesión|acceder|suscríbase|registrarse|entrar|fazer login|assine(?: já)?|accedi|abbonati|inloggen|zaloguj się|giriş yap|вход|войти|авторизация|регистрация|подписка|تسجيل الدخول|اشتراك|登录|登入|用户登录|注册|ログイン|会員登録|로그인",
    ),
  ],
  [
    'more-follows',
    whole(
      'breaking(?: news)?|developing(?: story)?|news ?flash|(?:news )?alert|eilmeldung|flash(?: info)?|alerte(?: info)?|dernière minute|urgent[eo]?|última hora|urgente|срочно|молния|термiново|терміново|عاجل|خبر عاجل|快讯|突发(?:新闻)?|速報|속보',
    ),
  ],
];

/** What stands between a title and the name of the site, on either side. */
const SITE_NAME = /\s+[–—·•-]\s+|\s*[|»]\s*/u;

function kindOf(given: string): PageKind | null {
  const title = given.toLowerCase();
  const named = TITLES.find(([, pattern]) => pattern.test(title));
  if (named !== undefined) return named[0];
  if (PAGE_SENTENCES.placeholder.test(title)) return 'placeholder';
  if (PAGE_SENTENCES['more-follows'].test(title)) return 'more-follows';
  return PAGE_SENTENCES['test-item'].test(title) ? 'test-item' : null;
}

/** Titles longer than this are headlines. */
const MAX_CHARS = 120;

/** What kind of page a title names; null for a headline. */
export function pageKindOfTitle(title: string): PageKind | null {
  return title.length > MAX_CHARS ? null : kindOf(title);
}

/**
 * What kind of page a title names whose other part, before or behind a bar or dash, is the site's name; null for a
 * headline.
 * @param isSiteName whether the other part may be one
 */
export function pageKindBesideName(title: string, isSiteName: (part: string) => boolean): PageKind | null {
  const parts = title.length > MAX_CHARS ? [] : title.split(SITE_NAME);
  const [one, other] = parts;
  if (one === undefined || other === undefined || parts.length !== 2) return null;
  const kind = kindOf(one);
  if (kind !== null && isSiteName(other)) return kind;
  const otherKind = kindOf(other);
  return otherKind !== null && isSiteName(one) ? otherKind : null;
}
