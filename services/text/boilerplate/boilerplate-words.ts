/**
 * Words by which outlets talk about themselves and to their readers, by language: what a consent line, a paywall, a
 * newsletter invitation, a photo credit or a footer is made of, and a report hardly ever. `*` stands for any ending.
 */

/** The words of one language, separated by spaces. */
export interface BoilerplateWords {
  /** The outlet's business: its pages, offers, rights, pictures and channels. */
  readonly trade: string;
  /** The reader addressed, and the outlet as "we". */
  readonly address: string;
  /** What a line asks its reader to do, at its beginning. */
  readonly commands: string;
  /** Verbs and the like by which a sentence shows that it reports something. */
  readonly reporting: string;
}

/** By ISO 639-1 tag. */
export const BOILERPLATE_WORDS: Readonly<Record<string, BoilerplateWords>> = {
  en: {
    trade:
      'story developing updated updates subscri* newsletter* briefing* cookie* copyright* copyrighted trademark* reserved reproduc* republish* redistribut* rewritten reprint* licen* licensors consent personali* privacy login log register* registration account* paywall membership member* unlimited advert* sponsored comment* commenting app apps download* alert* push notification* inbox email e-mail mailing share sharing podcast* e-paper epaper print edition premium trial cancel anytime site website homepage sitemap careers jobs contact accessibility imprint help faq shop archive* photo photos picture pictures pic image* caption* credit* handout getty reuters ap afp shutterstock gallery video audio listen voice zoom enlarge hide toggle read related recommended trending popular latest stories story article articles content journalism journalists newsroom newsdesk reporters editor editors editorial corrections correction* mistake* error* typo spelling grammar tip tips confidence encrypted facebook twitter instagram whatsapp telegram youtube tiktok linkedin bluesky mastodon social platforms network networks follow like tag terms conditions policy notice rights data delayed delay quotes provided supplied forecast quiz crossword horoscope recipe* scroll continue partners technologies necessary optional ad ads supporter* support* donate donation* contribution* funded reader readers audience viewers weekday daily weekly morning evening captioning inspection file media kit code practice ombudsman complaints regulated standards principles parties',
    address: 'you your yours we our ours us',
    commands:
      'get sign follow join download read see watch listen click tap subscribe register share like support become write call send tell visit check enter choose accept scroll print report contact log buy try install find learn discover submit help please',
    reporting: 'said says saying told added according announced reported killed died arrested',
  },
  de: {
    trade:
      'aktualisiert aktualisierung laufend eilmeldung abo abonn* newsletter* cookie* copyright urheberrecht* rechte vorbehalten vervielfältig* verbreitung nachdruck genehmigung lizenz* einwillig* zustimm* datenschutz* anmeld* registrier* konto paywall mitglied* anzeige* werbung* werbefrei* kommentar* kommentieren app apps herunterlad* push* mitteilung* benachrichtigung* postfach e-mail mail teilen podcast* epaper e-paper ausgabe premium probe* kündbar* monatlich* kostenlos* gratis seite* startseite impressum karriere stellen* kontakt barrierefreiheit hilfe archiv* foto* bild* bildquelle symbolbild symbolfoto quelle video audio hören lesen artikel* beitrag* beiträge meistgelesen* beliebt* mehr thema themen lesetipp* redaktion* redaktionell* leserbrief* leser* leserinnen* nutzer* nutzerinnen* zuschauer* zuhörer* hörer* fehler* korrektur* hinweis* tipp* facebook twitter instagram whatsapp telegram youtube tiktok soziale* netzwerke* kanal kanäle folgen agb nutzungsbedingungen richtlinie* daten kurse verzöger* partner* technologien notwendig* unterstütz* spende* täglich* wöchentlich* morgens abends wetter verkehr horoskop kreuzworträtsel quiz rezept* copyright zahlungspflichtig* kostenpflichtig* angebot* plus',
    address:
      'sie ihr ihre ihrem ihren ihrer du dein deine deinem dir dich wir unser unsere unserem unseren unserer uns',
    commands:
      'lesen folgen abonnieren melden laden hören sehen klicken teilen schreiben registrieren jetzt hier mehr bleiben holen testen unterstützen diskutieren schicken senden bitte werden finden entdecken besuchen empfehlen drucken',
    reporting: 'sagte sagt teilte berichtete erklärte laut getötet verletzt festgenommen',
  },
  es: {
    trade:
      'desarrollo actualiza* actualización suscri* boletín* boletines newsletter* cookie* copyright derechos reservados reproducción reproduc* prohibida licencia* consent* acepta* privacidad regístr* registr* cuenta* inicia sesión muro* socio* ilimitado publicidad anuncio* comentario* comentar app aplicación descarga* descárga* alerta* notificacion* correo buzón comparte compartir podcast* edición impresa premium prueba gratis sitio web página* portada aviso legal contacto empleo accesibilidad ayuda archivo* foto* fotografía* imagen* pie crédito* cortesía galería video* vídeo* audio escucha lee lea leer leído* visto* relacionad* recomendad* noticia* nota* artículo* contenido* periodismo redacción editor* lector* oyente* corrección* corregir error* errata* fe facebook twitter instagram whatsapp telegram youtube tiktok redes sociales canal canales síguenos sigue síguelo términos condiciones política* datos partners socios apoya* dona* diario diaria semanal mañana horóscopo crucigrama quiz receta* interesar tambien también últimas más',
    address: 'tú tu tus te usted ustedes nosotros nuestro nuestra nuestros nuestras nos',
    commands:
      'suscríbete suscríbase síguenos síganos sigue descarga descargue lee lea regístrate regístrese comparte comparta escucha mira vea únete apoya haz haga escribe escríbanos envía envíe consulta consulte recibe reciba hazte ayuda ayúdanos',
    reporting: 'dijo dice afirmó aseguró informó señaló según explicó murió detenido detenidos',
  },
  fr: {
    trade:
      'actualis* suivront abonn* newsletter* lettre infolettre cookie* copyright droits réservés reproduction reproduire interdite licence* consent* acceptez confidentialité connect* inscri* compte* membre* illimité publicité* annonce* sponsorisé commentaire* commenter appli application télécharg* alerte* notification* courriel mail e-mail partag* podcast* édition papier premium essai gratuit* sans engagement site page* accueil mentions légales contact emploi* accessibilité aide archive* photo* image* légende crédit* illustration galerie vidéo* audio écouter lire lu lus aussi relire article* contenu* journalisme journalistes rédaction lecteur* auditeur* correction* erreur* coquille facebook twitter instagram whatsapp telegram youtube tiktok réseaux sociaux chaîne suivez suivre conditions générales utilisation politique données partenaires soutenez soutenir don dons quotidien* hebdomadaire matin horoscope croisés quiz recette* météo sujet suite réservé',
    address: 'vous votre vos tu ton ta tes nous notre nos',
    commands:
      'abonnez suivez téléchargez lisez lire inscrivez partagez écoutez regardez rejoignez soutenez recevez écrivez envoyez cliquez découvrez retrouvez consultez voir contactez signalez',
    reporting: 'dit déclaré indiqué annoncé expliqué selon tué blessé interpellé',
  },
  pt: {
    trade:
      'atualiz* desenvolvimento assin* newsletter* boletim cookie* copyright direitos reservados reprodução reproduz* proibida licença* consent* aceit* privacidade cadastr* conta* login membro* ilimitado publicidade anúncio* comentário* comentar app aplicativo baixe alerta* notificaç* e-mail email compartilh* partilh* podcast* edição impressa premium grátis gratuit* site página* capa contato contacto acessibilidade ajuda arquivo* foto* fotografia* imagem* legenda crédito* divulgação galeria vídeo* áudio ouça leia lido* lidas relacionad* recomendad* notícia* matéria* reportagem conteúdo* jornalismo redação editor* leitor* ouvinte* correção* erro* facebook twitter instagram whatsapp telegram youtube tiktok redes sociais canal canais siga sigam termos condições política dados parceiros apoie doe diári* semanal manhã horóscopo quiz receita* também mais veja saiba',
    address: 'você vocês tu teu tua seu sua seus suas nós nosso nossa nossos nossas nos',
    commands:
      'assine siga baixe leia cadastre compartilhe ouça veja assista participe entre receba apoie envie escreva clique saiba confira acesse inscreva faça conheça',
    reporting: 'disse afirmou informou segundo explicou morreu preso presos',
  },
  it: {
    trade:
      'aggiorna* aggiornamento abbon* newsletter* cookie* copyright diritti riservati riproduzione riservata vietata licenza consenso accett* privacy regist* account accedi iscri* membr* illimitato pubblicità annunci* comment* app scarica* notific* email e-mail condivid* podcast* edizione premium prova gratis gratuit* sito pagin* contatt* lavora accessibilità aiuto archivio foto* immagin* didascalia credit* galleria video audio ascolta leggi letti anche correlat* consigliat* notizi* articol* contenut* giornalismo redazione lettor* correzion* errore facebook twitter instagram whatsapp telegram youtube tiktok social canale seguici segui termini condizioni dati partner sostieni dona quotidian* settimanal* oroscopo quiz ricett* meteo',
    address: 'tu tuo tua tuoi tue ti voi vostro vostra noi nostro nostra nostri nostre ci',
    commands:
      'abbonati iscriviti seguici segui scarica leggi condividi ascolta guarda ricevi sostieni scrivi clicca scopri registrati contattaci',
    reporting: 'detto dichiarato secondo riferito spiegato morto arrestato',
  },
  nl: {
    trade:
      'bijgewerkt aangevuld abonn* nieuwsbrief* cookie* copyright rechten voorbehouden reproductie licentie toestemming accepter* privacy* registr* account inlog* aanmeld* lid leden onbeperkt advertent* reactie* reageer app download* melding* push* e-mail mail deel delen podcast* editie premium gratis site pagina* contact vacatures toegankelijkheid hulp archief foto* beeld* bron bijschrift video audio luister lees gelezen artikel* verhaal verhalen inhoud journalistiek redactie lezer* luisteraar* kijker* correctie* fout* facebook twitter instagram whatsapp telegram youtube tiktok sociale kanaal volg voorwaarden beleid gegevens partners steun doneer dagelijks* wekelijks* horoscoop puzzel quiz recept* weer verkeer',
    address: 'u uw je jij jouw jullie wij we ons onze',
    commands:
      'lees volg abonneer meld download deel luister kijk klik steun schrijf stuur ontvang word bekijk probeer',
    reporting: 'zegt zei volgens meldt verklaarde gedood gewond aangehouden',
  },
  ru: {
    trade:
      'дополняется обновляется обновлен* дополнен* подпис* подпиш* рассылк* cookie куки копирайт авторск* права защищены перепечатк* воспроизведен* использован* разрешен* лиценз* согласи* соглас* конфиденциальн* регистрац* зарегистрир* аккаунт* войти войдите реклам* комментар* комментировать приложен* скачать скачайте скачивайте уведомлен* почт* поделит* поделись подкаст* выпуск* премиум бесплатн* сайт* страниц* главн* контакт* ваканси* архив* фото* снимок изображен* иллюстрац* источник видео аудио слушайте слушать читать читайте также тему теме материал* стать* новост* контент* редакци* читател* слушател* зрител* опечатк* ошибк* исправлен* фейсбук* твиттер* инстаграм* вотсап* whatsapp телеграм* telegram ютуб* youtube вконтакте дзен max соцсет* социальн* канал* условия политика данных партнер* поддерж* пожертв* ежедневн* еженедельн* утренн* гороскоп* кроссворд* викторин* рецепт* погод* пробк* возрастн* цензур* сми',
    address:
      'вы вас вам вами ваш ваша ваше ваши вашу вашей ваших мы нас нам нами наш наша наше наши нашу нашей наших',
    commands:
      'подпишитесь подписывайтесь читайте следите скачайте слушайте смотрите присоединяйтесь поделитесь пишите звоните присылайте сообщите нажмите узнайте выделите поддержите оставляйте оставьте получайте',
    reporting: 'сообщил сообщила сообщили сообщает заявил заявила рассказал рассказала словам погиб задержан',
  },
  ar: {
    trade:
      'تحديث يتبع اشترك اشتركوا اشتراك الاشتراك النشرة نشرة البريدية البريد الإلكتروني ملفات الارتباط حقوق الحقوق محفوظة الطبع النشر النسخ إعادة الخصوصية سياسة الشروط الأحكام سجل التسجيل تسجيل حساب حسابك إعلان إعلانات الإعلانات تعليق تعليقات التعليقات تطبيق التطبيق حمل تحميل تنبيهات إشعارات شارك مشاركة بودكاست مجانا الموقع موقعنا الصفحة صفحتنا اتصل وظائف أرشيف صورة صور الصورة المصدر فيديو استمع اقرأ أيضا المزيد مقالات مواضيع ذات صلة الأكثر قراءة المحتوى التحرير هيئة القراء قراءنا تصحيح خطأ فيسبوك تويتر إنستغرام واتساب تلغرام تليغرام يوتيوب قناتنا قناة تابعونا تابعنا تابع منصات التواصل الاجتماعي شركاؤنا ادعم تبرع يوميا أسبوعيا الأبراج مسابقة الطقس',
    address: 'نحن لدينا لكم لك عليك منا معنا',
    commands:
      'اشترك اشتركوا تابعونا تابعنا تابع اقرأ حمل شارك شاركوا استمع شاهد انضم اضغط سجل راسلونا ساهم ادعم للمزيد',
    reporting: 'قال قالت وقال وقالت أعلن أعلنت وأضاف أكد ذكرت أفاد أفادت قتل اعتقال',
  },
};

/** Phrases of the same kind in languages that do not separate words. */
export const BOILERPLATE_PHRASES: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '版权所有',
    '未经授权',
    '未经许可',
    '不得转载',
    '转载',
    '请注明',
    '责任编辑',
    '责编',
    '编辑：',
    '来源：',
    '订阅',
    '关注我们',
    '微信',
    '公众号',
    '扫码',
    '扫描二维码',
    '下载',
    '客户端',
    'APP',
    '点击',
    '阅读原文',
    '相关阅读',
    '延伸阅读',
    '推荐阅读',
    '更多',
    '评论',
    '分享',
    '隐私',
    '广告',
    '联系我们',
    '免责声明',
    '本文',
    '记者证',
    '举报',
    '热线',
    '登录',
    '注册',
    '会员',
    '图片来源',
    '资料图',
    '图：',
  ],
  ja: [
    '無断転載',
    '無断複製',
    '禁じます',
    '著作権',
    '会員',
    '登録',
    'ログイン',
    '購読',
    '有料',
    '無料',
    'メルマガ',
    'ニュースレター',
    'フォロー',
    'アプリ',
    'ダウンロード',
    '関連記事',
    'あわせて読みたい',
    '続きを読む',
    'シェア',
    'コメント',
    '広告',
    'プライバシー',
    '利用規約',
    'お問い合わせ',
    '写真：',
    '写真提供',
    '画像',
    '記事一覧',
    'クリック',
    '記者',
    '配信',
    '公式',
    'ご覧',
    'お知らせ',
  ],
};
