import type { SentenceWords } from './shape.ts';

export const es: SentenceWords = {
  concepts: {
    queue: 'cola|colas|cola de llamadas|colas de llamadas|cola de espera|colas de espera|fila|filas|queue|línea',
    state: 'estado|presencia|disponibilidad|estatus|status|estado de presencia|situación',
    show: 'déjame ver|pásame|échale un ojo a|échale un vistazo a|un vistazo a|resúmeme|resume|haz un resumen de|sácame la lista de|dame la lista de|dame un resumen de|se puede ver|enseña|ponme la lista de|mándame la lista de|cuéntame|dígame|muéstreme|alguien sabe si|puedes ver si|puedes mirar si|sabes si|me dices si|sabe alguien si|decirme si|saber si|muéstrame si|muestra|muéstrame|mostrar|lista|listar|dime|ver|enséñame|dame|comprueba|revisa|mira|consulta|consultar|indícame|dime si|sabes si|mira si|quiero ver|quiero saber|quisiera saber|quisiera ver|me gustaría saber|me gustaría ver|comprueba si|muestrame|enseñame|verifica|verifica si|resumen|a ver|puedo ver',
    who: 'quién|quiénes|alguien|algún agente|qué agentes|qué compañeros|qué personas|hay alguien|quienes|quien',
    where: 'sabes dónde está|sabes dónde anda|sabes dónde|sabe dónde está|dónde|donde|dónde está|por dónde anda',
    which: 'qué|cuál|cuáles|en qué|en cuáles|en cuál|a qué|de qué|que',
    how: 'cuántos|cuántas|cómo|cuánto',
    reachable:
      'por la oficina|en el edificio|todavía aquí|ya se fue|de baja|enfermo|enferma|de vacaciones|de turno|al habla|a mano|en su mesa|en su escritorio|en su puesto|en su sitio|en su oficina|de vuelta|trabajando|al teléfono|en la oficina|ahí|por ahí|puedo hablar con|puedo localizar a|puedo llamar a|se puede localizar a|localizable|aquí|presente|en la oficina|al teléfono|en línea|contactar|hablar|por ahí|trabajando|hace|accesible|localizar|ahí',
    help: 'ayuda|ayúdame|ayudame|comandos|qué puedes hacer|qué sabes hacer|qué puedo hacer|qué puedo decir|qué puedo pedirte|cómo funciona|cómo funcionas|cómo funciona esto|instrucciones|opciones|funciones|qué haces|para qué sirves|órdenes|necesito ayuda|quién eres|qué eres|manual|posibilidades|qué comandos|cómo te uso|qué puedo preguntarte|qué se puede hacer|lo que puedes hacer|lo que sabes hacer|qué más puedes hacer|en qué me puedes ayudar|en qué puedes ayudarme|cómo me puedes ayudar|muéstrame lo que puedes hacer|lista de comandos|qué cosas puedes hacer',
    find: 'busca|buscar|encuentra|encontrar|búscame|localiza|localizar|estoy buscando|quién es|de quién es|busco|encuéntrame|búscar|halla|a quién pertenece|consígueme|buscame',
    number:
      'número|número de teléfono|extensión|interno|correo|e-mail|email|correo electrónico|teléfono|contacto|datos de contacto|anexo|móvil|celular|datos|número de extensión|mail|dirección de correo',
    agents:
      'agentes|agente|gente|compañeros|equipo|miembros|personal|trabaja|trabajan|trabajando|atiende|atienden|atendiendo|de turno|conectado|conectados|personas|asignado|asignados|hay|cubriendo|de guardia|atendiendo llamadas|coge las llamadas|contesta|contestan|contestando|respondiendo|conectada|metido en',
    my: 'mi|mis|mío|estoy|tengo|yo|yo estoy|me',
    connect:
      'conecta|conectar|vincula|vincular|enlaza|enlazar|asocia|asociar|reconecta|reconectar|empareja|configura|configurar|une|vincúlame|conecte|ligar',
    disconnect:
      'desconecta|desconectar|desvincula|desvincular|desenlaza|revoca|revocar|elimina|eliminar|borra|borrar|quita|quitar|olvida|olvidar|separa|desasocia|desenlazar|corta|desligar',
    account:
      'cuenta|cuenta de teléfono|cuenta telefónica|cuenta del teléfono|centralita|sistema telefónico|acceso|token|tokens|teléfono|conexión|vínculo|cuenta de la centralita|acceso telefónico|enlace|conexión con la centralita|conexión con el sistema telefónico',
    meeting: 'reunión|conferencia|llamada|junta|sesión|encuentro|cita|videollamada',
    start: 'inicia|iniciar|empieza|empezar|comienza|comenzar|abre|abrir|crea|crear|lanza|arranca|haz|inicie|arma',
    schedule:
      'apunta|bloquea|concierta|coordina|cuadra|anota|agéndanos|prográmame|agéndame|organízame|aparta|apártame|calendariza|resérvame|programa|programar|agenda|agendar|planifica|planificar|organiza|organizar|convoca|reserva|fija|pon|prepara',
    invite: 'invita|invitar|con|añade|agrega|incluye',
    about:
      'por lo de|por el tema de|en relación con|relativa a|a propósito de|con motivo de|tema:|asunto:|para ver|para tratar|para discutir|para revisar|para comentar|sobre|acerca de|asunto|tema|titulada|llamada|con el asunto|para hablar de|de título|respecto a',
    password: 'contraseña|clave|pin|contraseñas|claves|código|credenciales|password',
    reset:
      'restablece|restablecer|cambia|cambiar|resetea|resetear|olvidé|he olvidado|olvidado|nueva|nuevo|recuperar|recupera|perdí|renueva|renovar|restaura|reinicia|reiniciar|necesito una nueva|necesito un nuevo|se me olvidó|bloqueado',
    calls:
      'registro de mis llamadas|historial de mis llamadas|lista de mis llamadas|llamadas recibidas|llamadas recientes|últimas llamadas|mi historial de llamadas|llamadas|lista de llamadas|historial de llamadas|registro de llamadas|historial',
    phonecalls: 'quién llamó|quién me llamó|quién me ha llamado|me he perdido|me perdí|llamó|he perdido',
    meetings:
      'cuándo es mi próxima reunión|cuándo tengo reunión|cuándo es la próxima reunión|próxima reunión|próximas reuniones|cuándo tengo la próxima reunión|reuniones programadas|reuniones previstas|reuniones|conferencias|citas',
    layout: 'diseño|diseño del vídeo|diseño de vídeo|mosaico',
  },
  doing:
    'trabajo|estoy trabajando|pon|ponme|poner|ponerme|cambia|cámbiame|cambiar|cambiame|estoy|voy|me voy|voy a|tomo|tomar|toma|necesito|quiero|quisiera|me gustaría|marca|márcame|marcame|activa|activar|actívame|actualiza|pásame|pasame|pasa|paso|salgo|salir|estar|estaré|seré|pónme|póngame|póngase|déjame|dejame|deja|hacer|hago|haz|me pongo|configúrame|configurame|configura|quedar|quédame|dejar|comienzo|empiezo|inicio|mantenme|muéstrame como|aparecer como|aparecer|volver|vuelvo a|vuelvo|regresar|regreso a|quiero estar|debo|tengo que|entro|entro en|entra|me tomo|establece|fija mi|ajusta|indica que estoy|hazme|tómame|tener|modo|irme|ir|me iré|me tomaré|póngame en|sitúame|colócame|declárame|regístrame como|muéveme|pones|cambias|dejas|metes|me pones|me cambias|me dejas|me metes|set|put|switch',
  small:
    'a|al|en|de|del|para|por|con|como|es|está|están|el|la|los|las|un|una|lo|que|se|me|mi|mis|yo|su|y|o|hay|ha|he|ya|desde|sobre|tengo|soy|e|esta|este|ser|estoy|hasta|aquí|cual|le|apareciendo',
  articles:
    'el|la|los|las|un|una|unos|unas|mi|mis|nuestro|nuestra|tu|tus|este|esa|ese|estos|esas|esos|vuestra|vuestro|nuestras|nuestros',
  fillers:
    'o no|fin del día|ya terminé por hoy|se acabó el turno|porfa|porfis|porfavor|por fa|plis|xfa|cuando puedas|si puedes|sería genial|te agradezco|gracias de antemano|muchas gracias|mil gracias|urgente|lo antes posible|cuanto antes|rapidito|ahorita|ahorita mismo|oye|oiga|venga|anda|pues|ya mismo|por favor|porfa|porfavor|gracias|ahora|ahora mismo|ya|ya mismo|rápido|rápidamente|hola|oye|ey|ok|vale|de acuerdo|enseguida|en este momento|actualmente|solo|simplemente|para mí|bot|patchcord|hoy|entonces|bueno|pues|si puedes|si es posible|si pudieras|si no te importa|cuando puedas|también|además|otra vez|de nuevo|nuevamente|un momento|un rato|un ratito|temporalmente|por ahora|de momento|por el momento|buenos días|buenas tardes|buenas noches|buenas|el|la|los|las|un|una|inmediatamente|cuanto antes|lo antes posible|disculpa|perdona|claro|muchas gracias|venga|anda|de inmediato|todavía|aún|un poco|desde ahora|a partir de ahora|un segundo|amigo|dale|perfecto|listo gracias|mismo|nomás',
  light: 'ya|ahora|rápido|porfa|directamente|siempre|realmente|todas|simplemente|mismo',
  requests:
    'alguien puede|alguien podría|puede alguien|podría alguien|me ayudas a|ayúdame a|te importa|sería mucho pedir que|haz que|asegúrate de|no olvides|no te olvides de|podéis|podríais|pueden|podrían|quisiera|me gustaría|necesito que alguien|te agradecería que|le agradecería que|sería bueno que me|que alguien me|me apetece|hazme el favor y|a ver si me|si me puedes|si me haces el favor de|me vuelves a conectar|me vuelves a meter|me reconectas|me creas|me preparas|me das de baja|me eliminas|puedes|podrías|puede|podría|me puedes|me podrías|quieres|querrías|te importaría|quiero que|quiero que me|necesito que|necesito que me|quisiera que|me gustaría que|serías tan amable de|haz el favor de|hazme el favor de|podrías por favor|puedes por favor|sería posible que me|te pido que|te pido que me|me haces el favor de|tendrías la amabilidad de|puedo tener|podría tener|me das|me podrías dar|me puedes dar|me dais|me pueden dar|me podrían dar|podrías hacer el favor de|si pudieras|serías tan amable|me haces el favor y|me pones|me conectas|me desconectas|me sacas|me metes|me apuntas|me cambias|me dejas|me programas|me agendas|nos reúnes|me abres|me cierras|me activas|me desactivas|me bloqueas|me silencias|me grabas|me reinicias|me restableces|me quitas|me añades|me agregas|me mandas|me envías|me muestras|me enseñas|me dices|me buscas|pones a|sacas a|añades a|agregas a|invitas a|silencias a|puedes ya|te encargas de|me organizas|me convocas|nos programas',
  others:
    'tú|tu|ella|nosotros|vosotros|ustedes|ellos|ellas|su|sus|te|ti|usted|nos|les|tus|nuestro|nuestra|os|eres|estás|tiempo|clima|todo el mundo|conmigo|con nosotros',
  otherDays:
    'mañana|ayer|pasado mañana|anteayer|la semana que viene|la próxima semana|la semana pasada|lunes|martes|miércoles|jueves|viernes|sábado|domingo|el mes que viene|el mes pasado',
  endings: 'desactiva|desactivar|apaga|quita el',
  negations:
    'todas menos|todos menos|todas las colas menos|a todos menos|a excepción de|con excepción de|aparte de|a todas menos|quitando|bajo ningún concepto|de ningún modo|en ningún caso|ni hablar|ni loco|deja todo como está|no toques nada|no gracias|todavía no|aún no|guárdate de|abstente de|qué va|líbrame|déjame en la cola|mantenme en|no|nunca|jamás|sin|ni|tampoco|ningún|ninguna|ninguno|nadie|nada|de ninguna manera|olvídalo|olvidalo|déjalo|cancela eso|en absoluto|para nada|evita|en vez de|en lugar de|mejor no|ni se te ocurra|excepto|salvo|impide|deja de|dejar de|no hace falta|cambié de idea|cambié de opinión|he cambiado de idea',
  reports:
    'buen descanso|buen provecho|buen viaje|feliz viaje|buena pausa|buena comida|que tengas|que tengan|que descanses|que descansen|disfruta|disfruten|buenas vacaciones|me ordenó|me ordena|nos pidió|nos pide|nos dijo|ordenó que|pide que|pidió que|prometió|promete|juró|bromeó|es broma|estoy bromeando|era broma|bromeando|se queja|se quejó|según el correo|según el manual|el correo dice|dicen por ahí|corre el rumor|me han dicho|me dijeron|nos dijeron|me comentan|me comentó|recordó que|me recuerda que|se supone que|se suponía que|no quiere que|no quería que|tiene previsto|planea|ha dicho que|me pidió|me ha pedido|me dijo que|quiere que|me escribió|exige que|me sugirió|sostiene que|quisiera que|declaró|avisó que|dijo|dice|ha dicho|me dijo|dicen|dijeron|comentó|comenta|preguntó|pregunta si|ha preguntado|escribió|escribe que|piensa|cree que|cree|creo|creo que|pienso que|según|contó|cuenta que|mencionó|quiere que|quería|afirma|afirmó|parece que|parece|oí|escuché|anunció|pidió|ha pedido|supuestamente|al parecer|por lo visto|supongo|espero|espero que|sugirió|sugiere|explicó|explica que|respondió|recomienda|recomendó|sabe que|opina|insiste|asegura|aseguró|quieren que|piden que|pidieron que|dicen que|exigen que|insisten en que|me piden que|me pidieron que|me pidió que|pretenden que|esperan que|sugieren que|sugirió que|recomiendan que',
  past: 'acabo de|acaba de|acabas de|acabamos de|acaban de|acababa de|el otro día|la última vez|hace un momento|hace un ratito|hace unos minutos|ayer por la tarde|terminó por|casi me|por poco me|estaba|estuvo|estuve|estaban|fue|fui|era|había|tenía|ayer|hace una hora|hace un rato|la semana pasada|comí|comió|almorcé|almorzó|fueron|antes estaba|tuve|tuvo|hizo|hice|puso|puse|anoche|me conectó|me desconectó|me puso|quedó|pasó|salió|me quedé|iba a|íbamos a|iba|estaba a punto de|estuve a punto de|estaba por|ya resolvió|ya aprobó|ya borró|ya cerró|ya lo hizo|ya lo hice',
  hypotheses:
    'se puede|se pueden|se podrá|está permitido|está bien si|te parece si|te parece bien si|es mejor|será mejor|crees que|piensas que|me aconsejas|cómo se puede|cómo puede uno|cómo hacemos|cómo borro|cómo creo|cómo grabo|cómo programo|cómo activo|cómo desactivo|cómo invito|cómo reinicio|cómo saco|cómo salgo|cómo entro|dónde puedo|por curiosidad|pura curiosidad|en teoría|teóricamente|digamos que|pongamos que|suponiendo que|algún día|tarde o temprano|ojalá pudiera|si tan solo|estaría bien|debería haber|debí|tendría que haber|pensaba|pensaba en|me planteo|ganas de|una vez que|tan pronto como|según si|dudo si|no sé si|no sé cómo|ni idea de cómo|quisiera saber cómo|me gustaría saber cómo|quiero saber cómo|saber cómo|sabes cómo|dime cómo|enséñame cómo|explícame cómo|se podría|podríamos|habría que|quizás|quizá|a lo mejor|sería bueno|convendría|podrían|se debería|deberíamos|a menos que|salvo que|excepto si|sólo si|solo si|siempre que|con tal de que|a no ser que|si|qué pasa si|qué pasaría|qué ocurre|qué sucede|qué pasa|debería|debo poner|quizás|quizá|tal vez|a lo mejor|supongamos|imagina|imaginemos|en caso de|cómo puedo|cómo me|cómo se|cómo pongo|cómo cambio|cómo hago|por qué|puedo|podría yo|es posible|será posible|cuando|en cuanto|posiblemente|por ejemplo|qué significa|significa|diferencia|hipotéticamente|como si|me pregunto|recuérdame|más tarde|luego de|después de|antes de|mientras|vamos a|sería|explícame|explica|tendría que|habría que|hay que|ojalá|quien pudiera|estoy pensando en|pensando en|en tu lugar|yo en tu lugar|yo que tú|yo de ti|si fuera tú|si yo fuera|me tomaría|me pondría|tomaría|haría|pondría|dejaría|saldría|sacaría|llamaría|cancelaría|borraría|pediría|usaría|iría|me iría|casi|por poco|alguien debería',
  questions:
    'a quién|a quiénes|quién|quiénes|qué|dónde|cuándo|cuál|cuáles|por qué|cómo|cuánto|cuántos|cuántas|está|están|hay|en qué|en cuáles|debo|puedo|es|tengo que|desde cuándo|hasta cuándo|de quién|a qué|acaso|alguien|sabes si|quien|quienes',
  askings: 'quién está|quiénes están',
  and: 'y|y luego|luego|después|y después|y también|además|e|y además|entonces|también|&|así como|y entonces|así que|y por último|por último|y ahora|seguido de',
  but: 'sino|pero|en su lugar|mejor|solo|sino que|más bien|solamente',
  purposes:
    'para que|a fin de|para evitar|así nadie|así no|mientras estaba|mientras no estaba|ya se fue|se ha ido|dejó la empresa|ha vuelto|ya volvió|hemos terminado|ya terminamos|si no|era solo|de lo contrario|lo olvidó',
  notes:
    'nota|con la nota|con nota|con una nota|con el mensaje|mensaje|con mensaje|porque|ya que|motivo|razón|con el texto|texto|con el comentario|comentario|diciendo|que diga|con la razón|con el motivo|observación|y escribe|y pon la nota|con un mensaje|indicando|con el aviso',
  returns: 'vuelvo|regreso|de vuelta|estaré de vuelta|vuelta|volveré|regresaré|de regreso|estoy de vuelta',
};
