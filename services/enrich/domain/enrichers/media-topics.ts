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

/** All topics of the top level that words can point to. */
export const MEDIA_TOPICS: readonly MediaTopic[] = [
  {
    id: 'medtop:01000000',
    name: 'arts, culture, entertainment and media',
    words: {
      en: 'film movie actor actress director music concert album singer band museum exhibition artist painting theatre theater opera novel author book festival celebrity television streaming series premiere gallery sculpture archaeologist tomb journalist newspaper broadcaster oscar grammy painter sculptor ballet dance orchestra choir cinema playwright poet poetry heritage antiquities artwork comedian rapper soundtrack auction treasure',
      de: 'film kino schauspieler musik konzert museum ausstellung künstler theater oper roman autor buch festival raub münzen archäologe gemälde',
      fr: 'film cinéma acteur musique concert musée exposition artiste théâtre opéra roman auteur livre festival peinture tableau patrimoine',
      es: 'película cine actor música concierto museo exposición artista teatro ópera novela autor libro festival pintura cuadro patrimonio',
      pt: 'filme cinema ator música show museu exposição artista teatro ópera romance autor livro festival pintura quadro patrimônio',
      ru: 'археолог музей фильм актёр концерт театр',
    },
  },
  {
    id: 'medtop:02000000',
    name: 'crime, law and justice',
    words: {
      en: 'police court judge trial jury verdict sentence prison jail murder killer robbery theft fraud arrest suspect charge prosecutor lawyer attorney crime criminal gang shooting stabbing kidnap smuggling corruption bribery lawsuit appeal convict guilty acquit detective hacker ransomware homicide manslaughter burglary burglar thief stolen detain inmate parole indict plea felony assault rapist extortion ransom trafficking cartel mafia handcuff investigator bail conviction testify',
      de: 'polizei gericht richter prozess urteil haft gefängnis mord raub betrug festnahme verdächtiger staatsanwalt anwalt verbrechen diebe einbrecher einbruch gestohlen ermittler täter angeklagter',
      fr: 'police tribunal juge procès verdict prison meurtre vol fraude suspect procureur parquet avocat crime enquête voleur cambriolage accusé inculpé',
      es: 'policía tribunal juez juicio sentencia cárcel asesinato robo fraude detenido fiscalía fiscal abogado crimen ladrón acusado condenado homicidio',
      pt: 'polícia tribunal juiz julgamento sentença prisão assassinato roubo fraude suspeito promotor advogado crime ladrão acusado condenado homicídio',
      ru: 'полиция суд судья прокуратура прокурор убийство кража арест приговор следствие',
    },
  },
  {
    id: 'medtop:03000000',
    name: 'disaster, accident and emergency incident',
    words: {
      en: 'earthquake quake flood wildfire fire blaze explosion crash collision derail capsize sink ferry rescue rescuer firefighter evacuate survivor casualty disaster landslide avalanche tsunami hurricane eruption volcano collapse missing drown wreckage emergency toll tornado aftershock inferno firefighters stranded mudslide lava ash aground shipwreck spill oil tanker blackout outage blast trapped rubble capsized evacuation lifeguard cyclone typhoon bushfire stampede',
      de: 'erdbeben hochwasser brand feuer explosion unglück unfall entgleisung rettung feuerwehr evakuiert verletzte vermisste lawine einsturz überschwemmung erdrutsch hangrutsch entgleisen ausgebrannt stromausfall einsturzgefahr risse',
      fr: 'séisme inondation incendie explosion accident collision secours pompiers évacués blessés disparus avalanche effondrement tempête glissement naufrage éruption panne',
      es: 'terremoto inundación incendio explosión accidente choque rescate bomberos evacuados heridos desaparecidos derrumbe mina apagón naufragio erupción atrapados',
      pt: 'terremoto enchente incêndio explosão acidente colisão resgate bombeiros evacuados feridos desaparecidos deslizamento apagão naufrágio erupção',
      ru: 'взрыв пожар авария спасатели погибли пострадали мчс эвакуация землетрясение наводнение',
    },
  },
  {
    id: 'medtop:04000000',
    name: 'economy, business and finance',
    words: {
      en: 'economy inflation bank rate interest profit revenue share shareholder stock market investor takeover merger acquisition deal company firm business price sale trade tariff currency bond gdp growth export import earnings ipo bankruptcy carmaker retailer budget tax recall shares analyst bonds dividend loan lender mortgage wage cost consumer supplier manufacturer factory brand fine antitrust profits losses startup',
      de: 'wirtschaft inflation bank zinsen gewinn umsatz aktie börse investor übernahme fusion unternehmen konzern preis handel zoll konjunktur autozulieferer euro kosten hersteller',
      fr: 'économie inflation banque taux bénéfice chiffre action bourse investisseur rachat fusion entreprise groupe prix commerce croissance amende euros fabricant',
      es: 'economía inflación banco tipos beneficio ventas acción bolsa inversor compra fusión empresa grupo precio comercio crecimiento euros fábrica multas',
      pt: 'economia inflação banco juros lucro receita ação bolsa investidor compra fusão empresa grupo preço comércio crescimento reais fábrica',
      ru: 'экономика банк инфляция рынок акции компания рубль',
    },
  },
  {
    id: 'medtop:05000000',
    name: 'education',
    words: {
      en: 'school university student teacher pupil classroom exam campus college curriculum tuition scholarship kindergarten education headteacher degree graduate academic lecturer textbook literacy',
      de: 'schule universität schüler lehrer unterricht prüfung studium bildung lehrkräfte studierende',
      fr: 'école université élève enseignant étudiant examen lycée éducation enseignants',
      es: 'escuela universidad alumno maestro profesor estudiante examen educación docentes',
      pt: 'escola universidade aluno professor estudante exame educação docentes',
      ru: 'школа университет учитель ученики экзамен',
    },
  },
  {
    id: 'medtop:06000000',
    name: 'environment',
    words: {
      en: 'climate emission carbon pollution wildlife species conservation biodiversity deforestation renewable recycling waste glacier ecosystem environmental warming oil spill toxic habitat coral reef endangered forest river drought sewage plastic methane sustainability sea-level',
      de: 'klima emission umwelt verschmutzung artenschutz naturschutz müll gletscher umweltschutz',
      fr: 'climat émission environnement pollution espèce biodiversité déchets glacier marée noire pétrole',
      es: 'clima emisión medioambiente contaminación especie biodiversidad residuos glaciar vertido petróleo',
      pt: 'clima emissão ambiente poluição espécie biodiversidade resíduos desmatamento vazamento petróleo',
      ru: 'климат экология загрязнение',
    },
  },
  {
    id: 'medtop:07000000',
    name: 'health',
    words: {
      en: 'hospital patient doctor disease virus infection outbreak vaccine vaccination health medical medicine drug treatment cancer epidemic pandemic clinic nurse surgery symptom legionnaires diagnosis dengue malaria cholera measles fever flu influenza covid coronavirus ebola mpox tuberculosis polio hepatitis salmonella listeria ill illness sick infected infectious contagious mosquito quarantine ward beds physician paediatrician therapy pharmacy dose immunise antibiotic legionella midwife surgeon transplant',
      de: 'krankenhaus klinik patient arzt krankheit virus infektion impfung gesundheit erkrankung erkrankte fieber seuche ansteckung ärzte masern grippe',
      fr: 'hôpital patient médecin maladie virus infection vaccin santé clinique épidémie fièvre grippe rougeole contagion moustique soignants',
      es: 'hospital paciente médico enfermedad virus infección vacuna salud clínica brote fiebre dengue gripe sarampión contagio mosquito epidemia',
      pt: 'hospital paciente médico doença vírus infecção vacina saúde clínica surto febre dengue gripe sarampo contágio mosquito epidemia',
      ru: 'больница врач болезнь вирус вакцина инфекция грипп заболевание',
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
      en: 'strike union worker walkout wage layoff redundancy employer employee picket bargaining pension retirement stoppage job unemployment unionize unionise labor staff strikers picketing overtime dismissal jobless employees workplace',
      de: 'streik gewerkschaft beschäftigte lohn stellenabbau entlassung arbeitgeber tarif rente arbeitsplätze streikende gewerkschafter kündigung betriebsrat',
      fr: 'grève syndicat salarié salaire licenciement employeur retraite emplois débrayage syndical',
      es: 'huelga sindicato trabajador salario despido empleador jubilación empleo sindical trabajadores',
      pt: 'greve sindicato trabalhador salário demissão empregador aposentadoria emprego sindical trabalhadores',
      ru: 'забастовка профсоюз зарплата увольнение',
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
      en: 'president minister parliament government election vote ballot mayor senator congress party candidate policy legislation bill coalition opposition diplomat embassy referendum cabinet chancellor kremlin sanction treaty foreign summit governor lawmaker premier ministerial resign resignation parliamentary mp lawmakers politician campaign voter polling municipal constitution decree prime impeachment',
      de: 'präsident minister parlament regierung wahl stimme bürgermeister partei kandidat gesetz koalition opposition kanzler botschaft bundestag rücktritt ministerium kabinett abgeordnete',
      fr: 'président ministre parlement gouvernement élection vote maire parti candidat loi coalition opposition ambassade sénat démission députés ministère',
      es: 'presidente ministro parlamento gobierno elección voto alcalde partido candidato ley coalición oposición embajada cortes dimisión diputados alcaldesa',
      pt: 'presidente ministro parlamento governo eleição voto prefeito partido candidato lei coalizão oposição embaixada demissão deputados',
      ru: 'президент министр правительство парламент выборы депутат партия закон',
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
      en: 'science scientist researcher rocket satellite spacecraft launch orbit nasa telescope laboratory software internet computer robot algorithm chip semiconductor physics chemistry archaeology fossil dna quantum cyber data breach engineer experiment galaxy planet asteroid astronaut astronomer genome cyberattack ransomware hackers encryption smartphone app apps',
      de: 'wissenschaft forscher rakete satellit raumfahrt labor software internet computer roboter cyberangriff hacker forschung',
      fr: 'science chercheur fusée satellite espace laboratoire logiciel internet ordinateur robot informatique cyberattaque données piratage chercheurs pirates',
      es: 'ciencia investigador cohete satélite espacio laboratorio internet ordenador robot datos ciberataque hackers',
      pt: 'ciência pesquisador foguete satélite espaço laboratório internet computador robô dados ciberataque hackers',
      ru: 'ученые наука ракета спутник компьютер',
    },
  },
  {
    id: 'medtop:14000000',
    name: 'society',
    words: {
      en: 'migrant refugee immigration discrimination racism gender homeless poverty welfare charity community protest demonstration rights housing tenant landlord abortion migration asylum eviction inequality feminist disability orphan volunteer census population ageing mosque-goers',
      de: 'migranten flüchtlinge diskriminierung rassismus armut obdachlose protest demonstration wohnung miete asyl mieter bewohner',
      fr: 'migrants réfugiés discrimination racisme pauvreté manifestation logement loyer asile locataires',
      es: 'migrantes refugiados discriminación racismo pobreza protesta manifestación vivienda alquiler asilo inquilinos',
      pt: 'migrantes refugiados discriminação racismo pobreza protesto manifestação moradia aluguel asilo inquilinos',
      ru: 'мигранты беженцы протест митинг',
    },
  },
  {
    id: 'medtop:15000000',
    name: 'sport',
    words: {
      en: 'match goal cup final league championship coach goalkeeper striker penalty team player tournament olympic medal race tennis football soccer cricket rugby basketball season stadium referee shootout defender midfielder wicket marathon runner athlete athletics sprint sprinter cyclist cycling swimmer swimming gymnast boxer boxing golf golfer grand prix formula podium record doping olympics champion victory fans scored winger halftime kick-off',
      de: 'spiel tor pokal finale liga meisterschaft trainer torwart elfmeter mannschaft spieler turnier olympia medaille rennen rennfahrer sieger weltrekord marathon läufer',
      fr: 'match but coupe finale ligue championnat entraîneur gardien penalty équipe joueur tournoi médaille course coureur marathon athlète victoire',
      es: 'partido gol copa final liga campeonato entrenador portero penalti equipo jugador torneo medalla carrera ciclista maratón atleta victoria',
      pt: 'partida gol copa final liga campeonato técnico goleiro pênalti equipe jogador torneio medalha corrida ciclista maratona atleta vitória',
      ru: 'матч гол чемпионат команда тренер турнир финал спорт',
    },
  },
  {
    id: 'medtop:16000000',
    name: 'conflict, war and peace',
    words: {
      en: 'war army troops soldier missile strike airstrike drone ceasefire truce military attack bomb bombing invasion militant rebel insurgent hostage peace weapon artillery shelling coup terrorism massacre nuclear forces frontline guerrilla casualties fighter jets warship occupation offensive armistice siege enemy combat',
      de: 'krieg armee truppen soldat rakete drohne waffenruhe militär angriff bombe rebellen geisel frieden waffen offensive kämpfe front',
      fr: 'guerre armée troupes soldat missile drone cessez-le-feu militaire attaque bombe rebelles otage paix armes offensive combats',
      es: 'guerra ejército tropas soldado misil dron tregua militar ataque bomba rebeldes rehén paz armas ofensiva combates',
      pt: 'guerra exército tropas soldado míssil drone trégua militar ataque bomba rebeldes refém paz armas ofensiva combates',
      ru: 'война армия солдаты удар обстрел перемирие ракета дрон',
    },
  },
  {
    id: 'medtop:17000000',
    name: 'weather',
    words: {
      en: 'weather storm rain rainfall snow heatwave drought temperature forecast forecaster blizzard gale gust wind meteorologist thunderstorm frost cyclone hurricane hail lightning thunder humidity sunshine meteorological winds',
      de: 'wetter sturm regen schnee hitze dürre temperatur unwetter wind gewitter hagel böen',
      fr: 'météo tempête pluie neige canicule sécheresse température rafales vent orage grêle',
      es: 'tiempo tormenta lluvia nieve calor sequía temperatura viento granizo vientos',
      pt: 'tempo tempestade chuva neve calor seca temperatura vento granizo ventos',
      ru: 'погода шторм дождь снег жара ветер',
    },
  },
];
