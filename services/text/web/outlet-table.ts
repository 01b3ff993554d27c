/**
 * Outlets that are known under several hosts and names. Ours, from general knowledge: the agencies and the outlets that
 * the world's news streams carry most. Names that several outlets have ("The Star", "The Herald") are left out. Where
 * newsrooms share their texts they are a family.
 */
/** The table as it is written: also the shape of an operator's file. */
export interface OutletTable {
  readonly outlets: ReadonlyArray<{
    /** What the outlet is called in articles: a registrable domain, or a host below one. */
    readonly host: string;
    /** Other hosts of it, which cover the hosts below them, and names. */
    readonly aliases: readonly string[];
    /** `headline`: of its articles headline and address alone may be shown. All of them when left out. */
    readonly display?: 'headline';
  }>;
  readonly families: ReadonlyArray<{
    readonly family: string;
    /** Hosts of the outlets that belong to it, the family's own included. */
    readonly outlets: readonly string[];
    /** The same for all of them. */
    readonly display?: 'headline';
  }>;
}

const outlet = (host: string, ...aliases: readonly string[]) => ({ host, aliases });

/** The table that ships; an operator's is laid over it. */
export const SHIPPED_OUTLETS: OutletTable = {
  outlets: [
    outlet('abc.net.au', 'ABC Australia', 'Australian Broadcasting Corporation'),
    outlet('abcnews.go.com', 'abcnews.com', 'ABC News US'),
    outlet('afp.com', 'AFP', 'Agence France-Presse', 'Agence France Presse'),
    outlet('aljazeera.com', 'Al Jazeera', 'Al Jazeera English'),
    outlet('aljazeera.net', 'الجزيرة', 'الجزيرة نت'),
    outlet('ansa.it', 'ANSA', 'Agenzia ANSA'),
    outlet('apa.at', 'Austria Presse Agentur'),
    outlet('apnews.com', 'ap.org', 'AP', 'Associated Press', 'AP News'),
    outlet('asahi.com', 'Asahi Shimbun', '朝日新聞'),
    outlet('bbc.co.uk', 'bbc.com', 'BBC', 'BBC World Service', 'British Broadcasting Corporation'),
    outlet('belga.be', 'Belga', 'Belga News Agency'),
    outlet('bloomberg.com', 'Bloomberg'),
    outlet('cbc.ca', 'CBC', 'Canadian Broadcasting Corporation'),
    outlet('channelnewsasia.com', 'Channel NewsAsia'),
    outlet('cnn.com', 'cnn.io', 'CNN', 'Cable News Network'),
    outlet('corriere.it', 'Corriere della Sera'),
    outlet('csmonitor.com', 'Christian Science Monitor'),
    outlet('dailymail.co.uk', 'dailymail.com', 'mailonline.com', 'Daily Mail', 'MailOnline', 'Mail Online'),
    outlet('dpa.com', 'dpa-international.com', 'dpa', 'Deutsche Presse-Agentur'),
    outlet('dw.com', 'dw.de', 'DW', 'Deutsche Welle'),
    outlet('economist.com', 'The Economist'),
    outlet('efe.com', 'EFE', 'Agencia EFE'),
    outlet('elpais.com', 'El País', 'elpais.es'),
    outlet('euronews.com', 'Euronews'),
    outlet('faz.net', 'FAZ', 'Frankfurter Allgemeine', 'Frankfurter Allgemeine Zeitung'),
    outlet('folha.uol.com.br', 'Folha de S.Paulo', 'Folha de São Paulo'),
    outlet('france24.com', 'France 24'),
    outlet('francetvinfo.fr', 'franceinfo.fr', 'franceinfo', 'France Info'),
    outlet('ft.com', 'FT', 'Financial Times'),
    outlet('hindustantimes.com', 'Hindustan Times'),
    outlet('indianexpress.com', 'The Indian Express'),
    outlet('interfax.ru', 'interfax.com', 'Interfax', 'Интерфакс'),
    outlet('japantimes.co.jp', 'The Japan Times'),
    outlet('jiji.com', 'Jiji Press', '時事通信'),
    outlet('kyodonews.net', 'kyodonews.jp', 'Kyodo', 'Kyodo News', '共同通信'),
    outlet('latimes.com', 'Los Angeles Times', 'LA Times'),
    outlet('lemonde.fr', 'Le Monde'),
    outlet('mainichi.jp', 'Mainichi Shimbun', '毎日新聞'),
    outlet('nhk.or.jp', 'NHK', 'NHK World'),
    outlet('nikkei.com', 'Nikkei', '日本経済新聞'),
    outlet('npr.org', 'NPR', 'National Public Radio'),
    outlet('nytimes.com', 'nyti.ms', 'NYT', 'The New York Times'),
    outlet('nzz.ch', 'NZZ', 'Neue Zürcher Zeitung'),
    outlet('orf.at', 'ORF'),
    outlet('pap.pl', 'PAP', 'Polska Agencja Prasowa'),
    outlet('pa.media', 'PA Media', 'Press Association'),
    outlet('ptinews.com', 'PTI', 'Press Trust of India'),
    outlet('rai.it', 'rainews.it', 'Rai News', 'RaiNews'),
    outlet('reuters.com', 'Reuters', 'Thomson Reuters'),
    outlet('rfi.fr', 'RFI', 'Radio France Internationale'),
    outlet('ria.ru', 'RIA Novosti', 'РИА Новости'),
    outlet('ritzau.dk', 'Ritzau'),
    outlet('rte.ie', 'RTÉ', 'RTE News'),
    outlet('scmp.com', 'SCMP', 'South China Morning Post'),
    outlet('sda-ats.ch', 'keystone-sda.ch', 'Keystone-SDA'),
    outlet('sky.com', 'skynews.com', 'Sky News'),
    outlet('smh.com.au', 'Sydney Morning Herald'),
    outlet('spiegel.de', 'Der Spiegel', 'Spiegel Online'),
    outlet('srf.ch', 'SRF', 'Schweizer Radio und Fernsehen'),
    outlet('straitstimes.com', 'The Straits Times'),
    outlet('sueddeutsche.de', 'sz.de', 'Süddeutsche', 'Süddeutsche Zeitung'),
    outlet('tagesschau.de', 'Tagesschau', 'ARD Tagesschau'),
    outlet('tass.ru', 'tass.com', 'TASS', 'ТАСС'),
    outlet('telegraph.co.uk', 'The Telegraph UK', 'The Daily Telegraph UK'),
    outlet('theguardian.com', 'guardian.co.uk', 'gu.com', 'The Guardian'),
    outlet('thehindu.com', 'The Hindu'),
    outlet('thetimes.com', 'thetimes.co.uk', 'The Times and The Sunday Times'),
    outlet('timesofindia.indiatimes.com', 'timesofindia.com', 'The Times of India'),
    outlet('tt.se', 'TT Nyhetsbyrån'),
    outlet('upi.com', 'UPI', 'United Press International'),
    outlet('usatoday.com', 'USA Today'),
    outlet('voanews.com', 'VOA', 'Voice of America'),
    outlet('washingtonpost.com', 'wapo.st', 'The Washington Post', 'WaPo'),
    outlet('wsj.com', 'WSJ', 'The Wall Street Journal', 'Wall Street Journal'),
    outlet('xinhuanet.com', 'news.cn', 'Xinhua', 'Xinhua News Agency', '新华社', '新华网'),
    outlet('yna.co.kr', 'yonhapnews.co.kr', 'Yonhap', 'Yonhap News Agency', '연합뉴스'),
    outlet('yomiuri.co.jp', 'Yomiuri Shimbun', '読売新聞'),
    outlet('zdf.de', 'zdfheute.de', 'ZDF', 'ZDFheute'),
    outlet('zeit.de', 'Die Zeit', 'Zeit Online'),
  ],
  families: [
    {
      family: 'rnd.de',
      outlets: [
        'haz.de',
        'neuepresse.de',
        'lvz.de',
        'dnn.de',
        'maz-online.de',
        'kn-online.de',
        'ostsee-zeitung.de',
        'ln-online.de',
      ],
    },
    {
      family: 'usatoday.com',
      outlets: [
        'azcentral.com',
        'freep.com',
        'indystar.com',
        'jsonline.com',
        'cincinnati.com',
        'tennessean.com',
        'courier-journal.com',
        'desmoinesregister.com',
      ],
    },
  ],
};
