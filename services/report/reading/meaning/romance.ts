/** Spanish, French, Portuguese, Italian news words that say the same in reports: groups separated by semicolons. Written for newsfold. */
export const SPANISH = `
muerto muerta muertos murió murieron fallecido fallecidos falleció fallecieron víctima muerte mortal vida;
herido heridos herida lesionado lesionados lesiones; desaparecido desaparecidos desaparecieron;
rescatado rescatados rescate rescataron sacaron salvado salvaron;
evacuado evacuados evacuación desalojado desalojaron; atrapado atrapados encerrado encerrados bloqueados;
incendio fuego llamas incendió ardió ardieron quemó; bomberos equipos brigadas; policía agentes;
terremoto sismo temblor seísmo; derrumbe desprendimiento colapso derrumbó hundimiento;
explosión estallido explotó; accidente choque colisión siniestro; inundación inundaciones crecida;
tormenta temporal vientos; mina yacimiento galería;
minero mineros trabajador trabajadores operarios empleados obreros; empresa compañía firma sociedad;
gobierno ejecutivo; presidente mandatario; ministro ministra titular consejero consejera;
ley norma texto reforma; aprobó aprobada aprobado aprueba visto bueno; cortes parlamento cámara diputados;
oposición partidos; votó votos voto elección elecciones comicios; ganó venció victoria triunfo;
perdió derrota; alcalde alcaldesa regidor;
piso pisos vivienda viviendas casa casas apartamento apartamentos hogares;
turista turistas turístico turísticos vacaciones visitantes vacacional;
licencia licencias permiso permisos autorización; barrio barrios zona zonas distritos;
límite limita umbral tope máximo; recurso recurrirá tribunales justicia juzgado tribunal demanda;
multa multas sanción sancionada; dueño dueños propietario propietarios; alquiler renta arrendamiento;
patronal asociación; sindicato sindicatos; huelga paro; cerrado cerró cierre cerraron clausura;
canceló cancelado cancelados suspendido suspendió;
detuvo detenido detenidos detención arresto arrestado parado; investiga investigación pesquisa;
fiscalía fiscal acusación; juez jueza magistrado; acusado imputado; condenado condena pena;
robo robaron robado; dinero fondos; euros millones; coste precio costo;
subió subida aumento aumentó alza creció; bajó bajada caída descenso cayó redujo;
luz electricidad corriente apagón eléctrico; hospital hospitales clínica; médico doctor;
enfermo enfermos contagios casos; agua suministro; tren trenes ferrocarril tranvía; coche vehículo automóvil;
avión vuelo vuelos; aeropuerto terminal; carretera autopista; escuela escuelas colegio clases;
niño niños menores; mujer esposa; hombre varón; familia familiares parientes;
superficie salir salieron fuera alcanzaron; ascensor ascensores; causa motivo origen; comenzó empezó inicio;
terminó acabó fin; anunció anuncia comunicado; negó rechazó descartó; advirtió advertido alerta aviso;
ayuda apoyo auxilio; guerra conflicto; acuerdo pacto; tregua alto;
soldado soldados ejército militares tropas; ataque atentado; partido encuentro; gol tanto;
protesta manifestación; prohibido prohibió prohibición veto
`;
export const FRENCH = `
mort morts morte tué tués tuée décédé décédés décès victime victimes vie; blessé blessés blessée blessures;
disparu disparus disparition; secouru sauvé sauvés sauvetage secours; évacué évacués évacuation;
incendie feu flammes brûlé; pompiers secouristes; police policiers gendarmes gendarmerie;
accident collision choc; explosion déflagration; séisme tremblement secousse;
inondation inondations crue crues; tempête vents rafales tempétueux ouragan; arbre arbres tronc chute;
automobiliste conducteur chauffeur; foyer foyers logement logements abonnés maisons clients;
électricité courant électrique; train trains rail ferroviaire circulation roule circulent;
école écoles classe classes élèves lycée collège; fermé fermées fermés fermeture;
opération opérations intervention interventions chirurgie;
reporter reporté reportées décalées repoussé repoussées déprogrammé;
hôpital clinique établissement établissements centre; patient malade malades;
soignants personnel infirmiers infirmières médecins; ordinateur ordinateurs réseau systèmes informatique;
cyberattaque piratage attaque pirates; rançon somme exigée demande; payer verser paiement règlement;
données informations fichiers dossiers; volé volées dérobée dérobées vol fuite;
urgence urgences graves vitales; retour rétablir rétablissement normale reprise; gouvernement exécutif;
président chef; ministre ministère; loi texte projet; adopté voté approuvé; élection vote scrutin;
maire édile; gagné victoire remporté; perdu défaite; entreprise société groupe firme;
emplois postes salariés; suppression supprimer licenciement; grève débrayage arrêt; syndicat syndicats;
usine site; enquête investigation ouverte; parquet procureur; tribunal juge cour; condamné peine;
arrêté interpellé garde; annulé annulés suspendu suspendus; prix coût; hausse augmenté augmentation;
baisse recul diminué; argent fonds aide; accord entente; trêve cessez-le-feu;
soldats armée militaires troupes; attentat assaut; manifestation protestation; avion vol appareil;
aéroport piste; route autoroute; voiture véhicule; enfant enfants; famille proches; cause origine raison;
début commencé; fin terminé; interdit interdiction; démenti nie conteste; averti alerte mise
`;
export const PORTUGUESE = `
morto mortos morreu morreram morte óbito vítima vítimas vida fatal; ferido feridos feridas ferimentos;
desaparecido desaparecidos; resgatado resgatados resgate salvos; incêndio fogo chamas queimou destruiu;
bombeiros brigada; loja lojas boxe boxes ponto pontos comércio; comerciante comerciantes lojistas vendedores;
prédio edifício imóvel; tombado patrimônio histórico protegido; polícia agentes; acidente colisão batida;
enchente inundação alagamento; deslizamento desabamento; governo executivo; prefeito prefeitura município;
presidente mandatário; empresa companhia firma; lei projeto texto; aprovou aprovado aprovada;
votação voto eleição; venceu vitória ganhou; fechado fechada interditado fechou;
investigação investiga apura perícia; justiça tribunal juiz; preso detido prisão; causa origem motivo;
prejuízo perda danos; dinheiro verba recursos; hospital clínica; escola escolas aulas; greve paralisação;
aumento subiu alta; queda caiu redução; começou início partiu; terminou fim; tecido tecidos pano;
metade meio
`;
export const ITALIAN = `
morto morti morta ucciso uccisi decesso vittima vittime vita; ferito feriti lesioni;
disperso dispersi scomparso; salvato salvati soccorsi soccorso; incendio fuoco fiamme rogo; vigili pompieri;
polizia agenti carabinieri; incidente scontro collisione schianto; esplosione scoppio;
terremoto sisma scossa; alluvione inondazione; frana smottamento crollo crollato; maltempo tempesta;
governo esecutivo; presidente premier; ministro ministra; sindaco sindaca; azienda società gruppo impresa;
legge decreto testo; approvato approvata approva; elezione voto urne; vittoria vinto vince; sconfitta perso;
chiuso chiusa chiusura; sciopero agitazione; sindacato sindacati; inchiesta indagine procura;
tribunale giudice corte; arrestato arresto fermato; condannato condanna pena; aumento salito rialzo;
calo sceso ribasso; treno treni ferrovia; casa case abitazioni; scuola scuole lezioni; ospedale clinica
`;
