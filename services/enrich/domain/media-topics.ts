/**
 * The top level of IPTC Media Topics (ids and names are IPTC's, used as references) with words that point to each.
 * The words were written for newsfold.
 */
export interface MediaTopic {
  readonly id: string;
  readonly name: string;
  /** By language: words in lower case. */
  readonly words: Readonly<Record<string, string>>;
}

/** All topics of the top level that words can tell. */
export const MEDIA_TOPICS: readonly MediaTopic[] = [
  {
    id: 'medtop:01000000',
    name: 'arts, culture, entertainment and media',
    words: {
      en: 'film movie actor actress director music concert album singer band museum exhibition artist painting theatre theater opera novel author book festival celebrity television streaming series premiere gallery sculpture archaeologist tomb journalist newspaper broadcaster oscar grammy',
      de: 'film kino schauspieler musik konzert museum ausstellung künstler theater oper roman autor buch festival',
      fr: 'film cinéma acteur musique concert musée exposition artiste théâtre opéra roman auteur livre festival',
      es: 'película cine actor música concierto museo exposición artista teatro ópera novela autor libro festival',
      pt: 'filme cinema ator música show museu exposição artista teatro ópera romance autor livro festival',
    },
  },
  {
    id: 'medtop:02000000',
    name: 'crime, law and justice',
    words: {
      en: 'police court judge trial jury verdict sentence prison jail murder killer robbery theft fraud arrest suspect charge prosecutor lawyer attorney crime criminal gang shooting stabbing kidnap smuggling corruption bribery lawsuit appeal convict guilty acquit detective hacker ransomware',
      de: 'polizei gericht richter prozess urteil haft gefängnis mord raub betrug festnahme verdächtiger staatsanwalt anwalt verbrechen',
      fr: 'police tribunal juge procès verdict prison meurtre vol fraude suspect procureur parquet avocat crime enquête',
      es: 'policía tribunal juez juicio sentencia cárcel asesinato robo fraude detenido fiscalía fiscal abogado crimen',
      pt: 'polícia tribunal juiz julgamento sentença prisão assassinato roubo fraude suspeito promotor advogado crime',
    },
  },
  {
    id: 'medtop:03000000',
    name: 'disaster, accident and emergency incident',
    words: {
      en: 'earthquake quake flood wildfire fire blaze explosion crash collision derail capsize sink ferry rescue rescuer firefighter evacuate survivor casualty disaster landslide avalanche tsunami hurricane eruption volcano collapse missing drown wreckage emergency toll tornado',
      de: 'erdbeben hochwasser brand feuer explosion unglück unfall entgleisung rettung feuerwehr evakuiert verletzte vermisste lawine einsturz überschwemmung',
      fr: 'séisme inondation incendie explosion accident collision secours pompiers évacués blessés disparus avalanche effondrement tempête',
      es: 'terremoto inundación incendio explosión accidente choque rescate bomberos evacuados heridos desaparecidos derrumbe mina',
      pt: 'terremoto enchente incêndio explosão acidente colisão resgate bombeiros evacuados feridos desaparecidos deslizamento',
    },
  },
  {
    id: 'medtop:04000000',
    name: 'economy, business and finance',
    words: {
      en: 'economy inflation bank rate interest profit revenue share shareholder stock market investor takeover merger acquisition deal company firm business price sale trade tariff currency bond gdp growth export import earnings ipo bankruptcy carmaker retailer budget tax recall',
      de: 'wirtschaft inflation bank zinsen gewinn umsatz aktie börse investor übernahme fusion unternehmen konzern preis handel zoll konjunktur',
      fr: 'économie inflation banque taux bénéfice chiffre action bourse investisseur rachat fusion entreprise groupe prix commerce croissance',
      es: 'economía inflación banco tipos beneficio ventas acción bolsa inversor compra fusión empresa grupo precio comercio crecimiento',
      pt: 'economia inflação banco juros lucro receita ação bolsa investidor compra fusão empresa grupo preço comércio crescimento',
    },
  },
  {
    id: 'medtop:05000000',
    name: 'education',
    words: {
      en: 'school university student teacher pupil classroom exam campus college curriculum tuition scholarship kindergarten education',
      de: 'schule universität schüler lehrer unterricht prüfung studium bildung',
      fr: 'école université élève enseignant étudiant examen lycée éducation',
      es: 'escuela universidad alumno maestro profesor estudiante examen educación',
      pt: 'escola universidade aluno professor estudante exame educação',
    },
  },
  {
    id: 'medtop:06000000',
    name: 'environment',
    words: {
      en: 'climate emission carbon pollution wildlife species conservation biodiversity deforestation renewable recycling waste glacier ecosystem environmental warming',
      de: 'klima emission umwelt verschmutzung artenschutz naturschutz müll gletscher',
      fr: 'climat émission environnement pollution espèce biodiversité déchets glacier',
      es: 'clima emisión medioambiente contaminación especie biodiversidad residuos glaciar',
      pt: 'clima emissão ambiente poluição espécie biodiversidade resíduos desmatamento',
    },
  },
  {
    id: 'medtop:07000000',
    name: 'health',
    words: {
      en: 'hospital patient doctor disease virus infection outbreak vaccine vaccination health medical medicine drug treatment cancer epidemic pandemic clinic nurse surgery symptom legionnaires diagnosis',
      de: 'krankenhaus klinik patient arzt krankheit virus infektion impfung gesundheit',
      fr: 'hôpital patient médecin maladie virus infection vaccin santé clinique',
      es: 'hospital paciente médico enfermedad virus infección vacuna salud clínica',
      pt: 'hospital paciente médico doença vírus infecção vacina saúde clínica',
    },
  },
  {
    id: 'medtop:08000000',
    name: 'human interest',
    words: {
      en: 'birthday anniversary royal prince princess wedding lottery pet viral reunion heroic',
      de: 'geburtstag jubiläum prinz prinzessin hochzeit lotto',
      fr: 'anniversaire prince princesse mariage loterie',
      es: 'cumpleaños aniversario príncipe princesa boda lotería',
      pt: 'aniversário príncipe princesa casamento loteria',
    },
  },
  {
    id: 'medtop:09000000',
    name: 'labour',
    words: {
      en: 'strike union worker walkout wage layoff redundancy employer employee picket bargaining pension retirement stoppage job unemployment',
      de: 'streik gewerkschaft beschäftigte lohn stellenabbau entlassung arbeitgeber tarif rente arbeitsplätze',
      fr: 'grève syndicat salarié salaire licenciement employeur retraite emplois',
      es: 'huelga sindicato trabajador salario despido empleador jubilación empleo',
      pt: 'greve sindicato trabalhador salário demissão empregador aposentadoria emprego',
    },
  },
  {
    id: 'medtop:10000000',
    name: 'lifestyle and leisure',
    words: {
      en: 'tourism tourist restaurant recipe fashion travel hotel holiday garden chef hiker climbing mountaineering hobby',
      de: 'tourismus restaurant rezept mode reise hotel urlaub garten',
      fr: 'tourisme restaurant recette mode voyage hôtel vacances jardin',
      es: 'turismo turístico restaurante receta moda viaje hotel vacaciones jardín',
      pt: 'turismo restaurante receita moda viagem hotel férias jardim',
    },
  },
  {
    id: 'medtop:11000000',
    name: 'politics and government',
    words: {
      en: 'president minister parliament government election vote ballot mayor senator congress party candidate policy legislation bill coalition opposition diplomat embassy referendum cabinet chancellor kremlin sanction treaty foreign summit governor lawmaker',
      de: 'präsident minister parlament regierung wahl stimme bürgermeister partei kandidat gesetz koalition opposition kanzler botschaft bundestag',
      fr: 'président ministre parlement gouvernement élection vote maire parti candidat loi coalition opposition ambassade sénat',
      es: 'presidente ministro parlamento gobierno elección voto alcalde partido candidato ley coalición oposición embajada cortes',
      pt: 'presidente ministro parlamento governo eleição voto prefeito partido candidato lei coalizão oposição embaixada',
    },
  },
  {
    id: 'medtop:12000000',
    name: 'religion',
    words: {
      en: 'church pope bishop mosque imam temple priest cardinal vatican christian muslim islam jewish synagogue pilgrim hindu buddhist',
      de: 'kirche papst bischof moschee priester kardinal gläubige',
      fr: 'église pape évêque mosquée prêtre cardinal fidèles',
      es: 'iglesia papa obispo mezquita sacerdote cardenal fieles',
      pt: 'igreja papa bispo mesquita padre cardeal fiéis',
    },
  },
  {
    id: 'medtop:13000000',
    name: 'science and technology',
    words: {
      en: 'science scientist researcher rocket satellite spacecraft launch orbit nasa telescope laboratory software internet computer robot algorithm chip semiconductor physics chemistry archaeology fossil dna quantum cyber data breach',
      de: 'wissenschaft forscher rakete satellit raumfahrt labor software internet computer roboter',
      fr: 'science chercheur fusée satellite espace laboratoire logiciel internet ordinateur robot informatique cyberattaque données',
      es: 'ciencia investigador cohete satélite espacio laboratorio internet ordenador robot datos',
      pt: 'ciência pesquisador foguete satélite espaço laboratório internet computador robô dados',
    },
  },
  {
    id: 'medtop:14000000',
    name: 'society',
    words: {
      en: 'migrant refugee immigration discrimination racism gender homeless poverty welfare charity community protest demonstration rights housing tenant landlord abortion',
      de: 'migranten flüchtlinge diskriminierung rassismus armut obdachlose protest demonstration wohnung miete',
      fr: 'migrants réfugiés discrimination racisme pauvreté manifestation logement loyer',
      es: 'migrantes refugiados discriminación racismo pobreza protesta manifestación vivienda alquiler',
      pt: 'migrantes refugiados discriminação racismo pobreza protesto manifestação moradia aluguel',
    },
  },
  {
    id: 'medtop:15000000',
    name: 'sport',
    words: {
      en: 'match goal cup final league championship coach goalkeeper striker penalty team player tournament olympic medal race tennis football soccer cricket rugby basketball season stadium referee shootout defender midfielder wicket',
      de: 'spiel tor pokal finale liga meisterschaft trainer torwart elfmeter mannschaft spieler turnier olympia medaille rennen',
      fr: 'match but coupe finale ligue championnat entraîneur gardien penalty équipe joueur tournoi médaille course',
      es: 'partido gol copa final liga campeonato entrenador portero penalti equipo jugador torneo medalla carrera',
      pt: 'partida gol copa final liga campeonato técnico goleiro pênalti equipe jogador torneio medalha corrida',
    },
  },
  {
    id: 'medtop:16000000',
    name: 'conflict, war and peace',
    words: {
      en: 'war army troops soldier missile strike airstrike drone ceasefire truce military attack bomb bombing invasion militant rebel insurgent hostage peace weapon artillery shelling coup terrorism massacre nuclear forces frontline',
      de: 'krieg armee truppen soldat rakete drohne waffenruhe militär angriff bombe rebellen geisel frieden waffen',
      fr: 'guerre armée troupes soldat missile drone cessez-le-feu militaire attaque bombe rebelles otage paix armes',
      es: 'guerra ejército tropas soldado misil dron tregua militar ataque bomba rebeldes rehén paz armas',
      pt: 'guerra exército tropas soldado míssil drone trégua militar ataque bomba rebeldes refém paz armas',
    },
  },
  {
    id: 'medtop:17000000',
    name: 'weather',
    words: {
      en: 'weather storm rain rainfall snow heatwave drought temperature forecast forecaster blizzard gale gust wind meteorologist thunderstorm frost cyclone hurricane',
      de: 'wetter sturm regen schnee hitze dürre temperatur unwetter wind',
      fr: 'météo tempête pluie neige canicule sécheresse température rafales vent',
      es: 'tiempo tormenta lluvia nieve calor sequía temperatura viento',
      pt: 'tempo tempestade chuva neve calor seca temperatura vento',
    },
  },
];
