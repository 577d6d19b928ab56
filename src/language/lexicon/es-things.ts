import { joined } from './products.ts';

const REUNION = 'reunión|conferencia|videollamada|llamada|videoconferencia|junta';

/** Things and deeds of the commands, in Spanish. */
export const esThings: Readonly<Record<string, string>> = {
  supportlog:
    'incidencia|incidencias|caso|casos|registro de soporte|registros de soporte|ticket de soporte|tickets de soporte|caso de soporte|casos de soporte|incidencia de soporte|incidencias de soporte|incidente de soporte|incidentes de soporte|log de soporte|logs de soporte|support log|support logs|reporte de soporte|reportes de soporte|informe de soporte|informes de soporte|alerta de soporte|alertas de soporte|log|logs',
  approval:
    'solicitud|solicitudes|aprobación|aprobaciones|petición|peticiones|solicitudes pendientes|aprobaciones pendientes|solicitud pendiente|pedido',
  pending: 'pendiente|pendientes|esperando|espera|esperan|por decidir|en espera|queda|quedan|falta',
  toapprove:
    'tengo que aprobar|tengo que autorizar|debo aprobar|por aprobar|que aprobar|de aprobar|para aprobar|de aprobación|aprobar|autorizar|por autorizar|que autorizar|espera mi aprobación|de autorizar',
  withdraw: 'retira|anula|cancela|retirar|anular|cancelar',
  greeting:
    'saludo|saludos|saludo del buzón|saludos del buzón|mensaje de bienvenida del buzón|mensaje del contestador|locución|locuciones|saludo de voz|mensaje de saludo|saludos de voz|grabación de saludo|mensajes de saludo|mensajes del buzón',
  recording:
    'grabaciones|llamadas grabadas|conversaciones grabadas|grabaciones de llamadas|grabaciones de mis llamadas|última grabación|mis grabaciones|audios grabados',
  group: 'grupo|grupos|grupo de teléfono|grupos de teléfono|grupo telefónico|grupos telefónicos|grupo de usuarios',
  role: 'rol|roles|permisos|derechos|papel',
  rank: 'admin|administrador|administradora|supervisor|supervisora|queuemanager|queue manager|gestor de colas|gestora de colas|jefe de cola|jefa de cola|responsable de cola|encargado de cola|encargada de cola|operador|empleado',
  phoneuser:
    'usuario|usuarios|usuaria|usuario telefónico|usuario de teléfono|empleado|cuenta de usuario|usuarios telefónicos',
  newperson:
    'nuevo usuario|nueva usuaria|usuario nuevo|usuaria nueva|nuevo empleado|nueva empleada|nuevo compañero|nueva compañera|nueva cuenta|cuenta nueva|compañero nuevo|compañera nueva|empleado nuevo|empleada nueva|nuevo colaborador|nuevo integrante|cuenta telefónica nueva|nueva cuenta telefónica',
  event:
    'historial de eventos|eventos|evento|registro de eventos|eventos de la consola|historial de la consola|actividad de la consola|lista de eventos',
  console: 'consola|consola de administración|portal|administración',
  contact: 'contacto|contactos|agenda|libreta de direcciones|mis contactos|mi agenda',
  numbers: 'números|teléfonos|dispositivos|líneas|aparatos|números de teléfono',
  notices: 'avisos|notificaciones|alertas|avisos de llamadas',
  quiethours: 'horas de silencio|horas tranquilas|horario de silencio|horas sin avisos',
  supportcontact:
    'contacto de soporte|contactos de soporte|destinatarios de soporte|recibe los registros de soporte|recibe los tickets de soporte|recibe los casos de soporte|reciben los registros de soporte|reciben los tickets de soporte|supportcontact|contactos del soporte|contacto del soporte|reciben los casos de soporte',
  welcomemail:
    'correo de bienvenida|mail de bienvenida|email de bienvenida|mensaje de bienvenida|e-mail de bienvenida|enlace de bienvenida|correo de invitación|correo de activación|bienvenida',
  audit:
    'auditoría|registro de auditoría|registro de cambios|historial de cambios|log de auditoría|bitácora|historial de auditoría',
  changed: 'cambió|ha cambiado|modificó|ha modificado|hizo|ha hecho|cambios|modificado|cambiaron|tocó',
  waiting: 'esperando|espera|esperan|en espera|en línea',
  board:
    'estado de todas las colas|situación de las colas|cómo van las colas|todas las colas|panorama de todas las colas|estado general de las colas|resumen de todas las colas|panel|panel de colas|tablero|tablero de colas|resumen de colas|vista general de las colas|estado de las colas|resumen de las colas|vista general de todas las colas|panorama de las colas|visión general de las colas',
  systems:
    'sistemas|sistemas telefónicos|todos los sistemas|servicios|centralitas|sistemas de telefonía|la telefonía|telefonía',
  sync: 'sincronización|sincro|sync|sincronizado|sincronización de presencia|sincronizada|sincronización con teams',
  lock: 'que nadie más pueda entrar en|que nadie más pueda entrar a|que nadie pueda entrar en|que nadie más pueda unirse a|nadie más puede entrar en|nadie más puede entrar a|ya no puede entrar nadie en|que no pueda entrar nadie más en|que no pueda entrar nadie en|no dejes pasar a nadie más a|no dejes pasar a nadie a|no dejes que se una nadie más a|no dejes que se una nadie a|no admitas a nadie más en|no admitas a nadie en|no permitas que entre nadie en|no permitas que entre nadie más en|que nadie más se una a|que ya no entre nadie en|que ya no entre nadie a|que no entre más gente a|que no entre más gente en|que no se una nadie más a|nadie más en|cierra la entrada a|cierra las puertas de|clausura el acceso a|echa el cerrojo a|échale llave a|ponle llave a|bloquea|bloquear|cierra con llave|cierra la puerta de|cierra el acceso a|no dejes entrar a nadie más en|no dejes entrar a nadie en|no dejes que entre nadie en|que nadie entre en|que no entre nadie en|que no entre nadie más en|que nadie más entre en|que no entre nadie mas a|que nadie más entre a|nadie más … entrar|nadie … entrar|que nadie se una a|bloquee|bloquead|candado a',
  unlock:
    'abre otra vez|abre de nuevo|abrir otra vez|abrir de nuevo|vuelve a abrir|reabre|abre la entrada a|deja pasar a la gente a|deja entrar a todos en|permite entrar en|permite que entren en|quita el candado a|quítale el candado a|quita el cerrojo a|desbloquea|desbloquear|abre el acceso a|deja entrar a la gente en|deja entrar de nuevo|desbloquee|abre … de nuevo|abre … otra vez|deja que entren en|deja entrar',
  reopen: 'vuelve a abrir|reabre|reabrir|volver a abrir',
  mute: 'silencia|silenciar|mutea|mutear|apaga el micro de|apaga el micrófono de|quita el micro a|quítale el micro a|corta el micro de|calla|silencie|apágale el micro a|apaga el micro a|corta el micro a|mute',
  unmute:
    'deja que … vuelva a hablar|deja que … hable|deja que … pueda hablar|que … vuelva a hablar|quítale el silencio a|quítale el mute a|devuélvele la voz a|devuélvele el sonido a|devuélvele el micrófono a|quita el mute a|quítale el silencio al|enciéndele el micro a|actívale el micro a|ábrele el micro a|déjale hablar a|deja hablar a|reactiva el micrófono de|reactiva el micro de|activa el micrófono de|activa el micro de|desmutea|desilencia|devuélvele el micro a|enciende el micro de|enciende el micrófono de|quita el silencio a|devuelve el micro a|dale el micro a|abre el micro de|quitar el silencio a|desilenciar|reactivar el micrófono de|dale voz a|unmute|abre el micrófono de',
  mic: 'micro|micrófono|micros|micrófonos|audio|sonido',
  micoff: 'apaga|silencia|corta|quita|cierra|desactiva|apagar|cortar',
  micon: 'enciende|activa|reactiva|abre|devuelve|encender|abrir',
  endmeeting: `fin de la reunión|fin de la conferencia|fin de la videollamada|se acabó la reunión|${joined('para|cancela|detén|cancelar|deten', 'la|mi|esta|nuestra', REUNION)}|cuelga para todos|termina para todos|termina la reunión para todos|termina la reunión|termina la conferencia|termina la videollamada|termina mi reunión|termina mi conferencia|termina mi videollamada|termina esta reunión|termina esta conferencia|termina esta videollamada|termina nuestra reunión|termina nuestra conferencia|termina nuestra videollamada|finaliza la reunión|finaliza la conferencia|finaliza la videollamada|finaliza mi reunión|finaliza mi conferencia|finaliza mi videollamada|finaliza esta reunión|finaliza esta conferencia|finaliza esta videollamada|finaliza nuestra reunión|finaliza nuestra conferencia|finaliza nuestra videollamada|acaba la reunión|acaba la conferencia|acaba la videollamada|acaba mi reunión|acaba mi conferencia|acaba mi videollamada|acaba esta reunión|acaba esta conferencia|acaba esta videollamada|acaba nuestra reunión|acaba nuestra conferencia|acaba nuestra videollamada|cierra la reunión|cierra la conferencia|cierra la videollamada|cierra mi reunión|cierra mi conferencia|cierra mi videollamada|cierra esta reunión|cierra esta conferencia|cierra esta videollamada|cierra nuestra reunión|cierra nuestra conferencia|cierra nuestra videollamada|da por terminada la reunión|da por terminada la conferencia|da por terminada la videollamada|da por terminada mi reunión|da por terminada mi conferencia|da por terminada mi videollamada|da por terminada esta reunión|da por terminada esta conferencia|da por terminada esta videollamada|da por terminada nuestra reunión|da por terminada nuestra conferencia|da por terminada nuestra videollamada|pon fin a la reunión|pon fin a la conferencia|pon fin a la videollamada|pon fin a mi reunión|pon fin a mi conferencia|pon fin a mi videollamada|pon fin a esta reunión|pon fin a esta conferencia|pon fin a esta videollamada|pon fin a nuestra reunión|pon fin a nuestra conferencia|pon fin a nuestra videollamada|termina la conferencia para todos|termina la videollamada para todos|termina mi reunión para todos|termina mi conferencia para todos|termina mi videollamada para todos|finaliza la reunión para todos|finaliza la conferencia para todos|finaliza la videollamada para todos|finaliza mi reunión para todos|finaliza mi conferencia para todos|finaliza mi videollamada para todos|acaba la reunión para todos|acaba la conferencia para todos|acaba la videollamada para todos|acaba mi reunión para todos|acaba mi conferencia para todos|acaba mi videollamada para todos|cierra la reunión para todos|cierra la conferencia para todos|cierra la videollamada para todos|cierra mi reunión para todos|cierra mi conferencia para todos|cierra mi videollamada para todos`,
  end: 'termina|acaba|finaliza|cierra|corta|terminar|acabar|finalizar|cerrar|pon fin a|cuelga|termine|finalice|concluye|da por terminada|termina ya|acabar con|ha terminado|se acabó|terminó|ya terminó',
  meeting:
    'reunión en curso|llamada en curso|reunión actual|conferencia en curso|conf|videoconf|videoconferencia|sala|sala de reuniones|meeting|audioconferencia|call|conferencia telefónica|reu',
  muteall: `${joined('silencia|silenciar|mutea|mutear|calla|silencie|silencien', 'a todos|a todo el mundo|todos|a los demás|a todos los participantes|los micrófonos|todos los micrófonos|los micros|todos los micros|la reunión|la llamada|la conferencia|a todas')}|${joined('apaga|corta|cierra|desactiva|quita|apagar', 'los micros|los micrófonos|todos los micros|todos los micrófonos|el micro|el micrófono', '|de todos|a todos|a todo el mundo|de todo el mundo')}|pon a todos en silencio|todos en silencio`,
  unmuteall: `${joined('reactiva|activa|enciende|abre|reactivar|devuelve', 'los micros|los micrófonos|todos los micros|todos los micrófonos|el micro|el micrófono|el sonido', '|de todos|a todos|a todo el mundo|de todo el mundo')}|${joined('quita|quitar|quítale', 'el silencio|el mute', 'a todos|de todos|a todo el mundo')}|desmutea a todos|desilencia a todos|deja hablar a todos`,
  attendees:
    'quién está ya en|quiénes están ya en|quién sigue en|quién se ha conectado a|quién entró a|quién ha entrado en|los presentes|presentes en|la gente que está en|participantes|los participantes|quién se ha unido|quién se unió|quién participa|quiénes participan|participa|participan|lista de participantes|asistentes|la lista de participantes|asiste|asisten',
  phoneup:
    'llama a|llama al|llame a|telefonea a|dale un toque a|haz una llamada a|haz una llamada con|echa una llamada a|pégale un telefonazo a|llámame a|márcale a',
  bring:
    'junta|junta a|reúne a|métela|incorpora|integra|suma a|haz pasar a|llámale a|llama por teléfono a|dale paso a|une a|conéctame con|mete|añade|agrega|llama|trae|suma|une|conecta|pon|incluye|añadir|haz entrar|mételo|marca|agregar',
  kick: 'expulsa|expulsar|echa|echar|bota|expulse|eche|patea',
  takeout: 'saca|quita|elimina|retira|borra|sacar|quitar|eliminar|saque|quite|remueve|retirar',
  leader:
    'dirige|dirigir|modera|moderar|preside|presidencia|moderador|moderadora|anfitrión|anfitriona|la presidencia|moderación|organizador|organizadora|presidente|presidenta|host|líder|el mando',
  give: 'dale|da|pasa|entrega|pásale|cede|dar|pasar|déle|asigna|genera|transfiere|entrégale|pásalo',
  make: 'haz|nombra|convierte|pon|asciende|hacer|nombrar|designa|haga',
  create:
    'crea|crear|añade|agrega|da de alta|dar de alta|registra|nuevo|nueva|abre|alta de|alta|cree|añadir|agregar|guarda',
  need: 'necesita|necesito|requiere|le hace falta|hace falta|ha olvidado|olvidó|perdió|ocupa',
  send: 'envía|enviar|manda|mandar|reenvía|reenviar|envíale|mándale|remite|envíe|mande|reenvíale',
  again: 'otra vez|de nuevo|nuevamente|una vez más',
  edit: 'modifica|modificar|cambia|cambiar|edita|editar|actualiza|actualizar|corrige|renombra|corregir|cámbiale|renombrar|modifique',
  details:
    'detalles|detalle|datos|nombre|departamento|correo|ficha|móvil|número de móvil|información|perfil|apellido|correo electrónico|celular|datos de usuario',
  delete: 'elimina|eliminar|borra|borrar|suprime|elimina definitivamente|borra definitivamente|elimine',
  disable:
    'desactiva|desactivar|suspende|suspender|bloquea|bloquear|da de baja|dar de baja|inhabilita|deshabilita|apaga|desactive|inhabilitar|deshabilitar',
  enable:
    'activa|activar|reactiva|reactivar|desbloquea|desbloquear|habilita|rehabilita|vuelve a activar|enciende|habilitar|active|vuelve a habilitar|reactive',
  useit: 'usa|pon|cambia|utiliza|elige|reproduce|usar|poner',
  assign: 'asigna|da|pasa|dale|entrega|reasigna|pásale|asignar|encarga|transfiere|asígnale|asigne',
  takeit:
    'tomo|me encargo|yo me encargo|cojo|me ocupo|asumo|lo llevo|asígname|me lo quedo|estoy con|tomaré|toma|agarro|me quedo|yo llevo|atiendo|yo tomo|encargarme|yo atiendo|asumiré|quédate|me hago cargo|hago cargo',
  vendor: 'fabricante|proveedor',
  snooze: 'pospón|posponer|silencia|aplaza|aplazar|duerme|pausa|pospone|retrasa|snooze',
  comment:
    'comenta|comentar|comentario|nota|anota|añade una nota|añade un comentario|pon una nota|agrega una nota|agrega un comentario',
  export: 'exporta|exportar|descarga|descargar|bájame|baja|exporte',
  lookat: 'muestra|abre|ver|enséñame|abrir|mira|muéstrame|consulta|dime',
  product: 'producto|del producto|para el producto',
  standin:
    'decide por mí|aprueba por mí|autoriza por mí|me sustituye en las aprobaciones|decidir por mí|aprobar por mí|decida por mí|apruebe por mí|mis aprobaciones|mis autorizaciones|decide en mi lugar|aprueba en mi lugar|decide por mi|aprueba por mi|decida por mi|apruebe por mi',
  delivered: `${joined('quién|quiénes|a quién', 'no|aún no|todavía no|nunca', 'recibió|recibieron|ha recibido|han recibido|vio|vieron|ha visto|han visto|leyó|ha leído|le llegó|le ha llegado')}|quién se perdió|${joined('todos han|han todos|ha todo el mundo|todo el mundo ha|ya todos han', 'recibido|visto|leído')}|ha recibido todo el mundo|han recibido todos|recibieron todos|todos recibieron|le llegó a todos`,
  whocovers: `${joined('quién|quiénes|alguien', 'me cubre|me sustituye|me reemplaza|me suple|me releva|cubre por mí')}|quién es mi sustituto|quién es mi suplente|tengo sustituto|${joined('quién', 'recibe|toma|se queda con', 'mis registros de soporte|mis tickets de soporte|mis casos de soporte|mis registros')}|quién cubre a quién|quién sustituye a quién`,
  covers: 'me sustituye|sustituye|recibe|me cubre|cubre|toma|me reemplaza|cubrirá',
  delegate: 'delega|pasa|transfiere|da|entrega|delegar|cede|redirige',
  stopped:
    'no funciona|ya no funciona|no sirve|ya no sirve|ha caducado|caducó|está bloqueada|está bloqueado|no me funciona|ya no me funciona|dejó de funcionar|venció|expiró|ha expirado|no me deja entrar',
  reset:
    'no puedo entrar en|no puedo entrar a|no puedo acceder a|no puedo iniciar sesión en|no consigo entrar en|no logro entrar en|me quedé fuera de|estoy bloqueado|estoy bloqueada|necesito otra|necesito otro|quiero otra|quiero otro|dame otra|dame otro|mándame otra|otro|no recuerdo|no me acuerdo|ya no recuerdo|no me sé|se me olvidó|se me ha olvidado|se me olvido|olvidé|olvidó|he perdido|perdí|perdió|ha olvidado|resetea|resetear|reestablece|restablecer|nueva|nuevo|no me acuerdo de|ya no me acuerdo de|reinicia|reiniciar|genera|renueva|otra',
  whenback:
    'cuándo vuelve|cuándo regresa|a qué hora vuelve|cuándo estará … de vuelta|cuándo está … de vuelta|vuelve cuándo',
};
