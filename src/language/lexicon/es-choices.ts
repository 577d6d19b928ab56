import type { ChoiceWords } from './shape.ts';

export const ES: ChoiceWords = {
  sync: {
    on: 'activa la sincronización|activar la sincronización|sincroniza mi presencia|sincroniza mi estado|sincronizar mi presencia',
    off: 'desactiva la sincronización|desactivar la sincronización|para la sincronización|deja de sincronizar mi presencia|deja de sincronizar mi estado',
  },
  decision: {
    approve: 'aprueba|aprobar|acepta|aceptar|autoriza|aprobado|aprobada|queda aprobado|autorizado|concedido',
    deny: 'rechaza|rechazar|deniega|denegar',
  },
  state: {
    Open: 'reabre|reabierto|de nuevo abierto|abierto|abiertos|abierta|abiertas|sin resolver',
    Reported: 'informado|informados|reportado|reportados',
    Resolved:
      'cierra|cerrar|resuelve|resolver|soluciona|solucionar|terminado|arreglado|resuelto|resueltos|resuelta|solucionado|solucionados|cerrado',
  },
  presence: {
    AVAILABLE:
      'otra vez por aquí|ya estoy por aquí|por aquí|de nuevo en mi puesto|otra vez libre|ya estoy libre|ya estoy disponible|de regreso en mi puesto|disponible ya|localizable otra vez|disponible|disponible otra vez|disponible de nuevo|de nuevo disponible|otra vez disponible|libre|de vuelta|estoy de vuelta|ya volví|ya he vuelto|he vuelto|volví|ya estoy|ya estoy aquí|ya estoy de vuelta|en línea|conectado|conectada|localizable|presente|activo|activa|de regreso|ya regresé|regresé|ya llegué|en mi puesto|ya volvi de comer|ya volví de comer|de vuelta del almuerzo|en mi escritorio|desactiva no molestar|desactivar no molestar|desactiva el modo no molestar|quita no molestar|quita el no molestar|desactiva dnd|fin de no molestar',
    AWAY: 'afk|salgo|salgo un rato|voy a salir|estoy fuera|he salido|me salgo un momento|fuera un rato|salí un momento|en el médico|lejos del escritorio|no estoy en mi puesto|ausente|fuera|lejos|no estoy en mi sitio|fuera de la oficina|fuera de mi puesto|fuera de mi escritorio|ahora vuelvo|vuelvo enseguida|enseguida vuelvo|ya vuelvo|vuelvo en un rato|salgo un momento|me ausento|inactivo|ahora regreso|ausencia',
    DO_NOT_DISTURB:
      'que nadie me llame|que no me llamen|no me llamen|no me llames|nadie debe molestarme|que nadie me interrumpa|no quiero interrupciones|no me pasen ninguna llamada|ninguna llamada|en silencio|pon mi teléfono en silencio|en una junta|en junta|necesito silencio|necesito concentrarme|sin molestias|nada de llamadas|no molestar|no molesten|no me molesten|no me molestes|que no me molesten|que nadie me moleste|nadie me moleste|que no me molestes|no molestarme|ocupado|ocupada|no interrumpir|no me interrumpan|sin interrupciones|sin llamadas|no me pasen llamadas|no me pases llamadas|no quiero llamadas|bloquea mis llamadas|bloquear mis llamadas|bloquea las llamadas|bloquear llamadas|en una reunión|en reunión|concentración|modo concentración|concentrado|concentrada|concentrarme|silencio|silenciar|silencioso|modo silencio|silencia mi teléfono|silencia el teléfono|no disponible|modo no molestar|modo concentrado|enfocado|que no me interrumpan|no quiero que me molesten|no deseo ser molestado|déjame tranquilo|déjenme tranquilo|nadie debe llamarme|nadie debe interrumpirme|nadie puede molestarme|nadie puede llamarme|nadie puede interrumpirme|nadie tiene que molestarme|nadie tiene que llamarme|nadie tiene que interrumpirme|que no me moleste nadie|no quiero que nadie me moleste|no quiero que me moleste nadie|que no me interrumpa nadie|no quiero que me interrumpan|que no me llame nadie|tiempo de concentración|hora de concentración|bloque de concentración|tiempo de enfoque|ilocalizable',
    BUSINESS_TRIP:
      'en el tren|en el avión|en el aeropuerto|visitando a un cliente|visitando clientes|en una feria|de gira|en ruta|con el cliente|en las oficinas del cliente|de viaje por trabajo|viaje de negocios|en viaje de negocios|de viaje|en viaje|viaje|viaje de trabajo|en viaje de trabajo|viajando|de viaje de negocios|de viaje de trabajo|con un cliente|en casa del cliente|de comisión|por trabajo fuera',
    LUNCH:
      'almuerzo|en el almuerzo|de almuerzo|almorzando|almorzar|a almorzar|voy a almorzar|comida|comiendo|comer|a comer|voy a comer|me voy a comer|hora de comer|hora de almorzar|pausa para comer|pausa de almuerzo|pausa de comida|descanso para comer|hora de la comida|hora del almuerzo|en hora de comida|pausa para almorzar|comer algo|a comer algo|picar algo|a picar algo|tomar el almuerzo|tomo mi almuerzo|mi almuerzo|mi hora de comida|mi hora de comer|mi hora de almuerzo|al comedor|lunch',
  },
  status: {
    READY:
      'listo|lista|preparado|preparada|listo para llamadas|listo para recibir llamadas|listo para atender|recibir llamadas|atender llamadas|de nuevo listo|listo otra vez|termina mi descanso|terminar mi descanso|termina mi pausa|fin del descanso|terminé mi descanso|acabé mi descanso|recibiendo llamadas|tomando llamadas',
    NOT_READY:
      'no listo|no lista|no estoy listo|no estoy lista|no preparado|no preparada|no recibir llamadas|no quiero recibir llamadas|dejar de recibir llamadas|no atender llamadas|no disponible para llamadas|no tomar llamadas|deja de enviarme llamadas|deja de pasarme llamadas|no me envíes más llamadas',
    WRAP_UP:
      'trabajo posterior|postllamada|post-llamada|post llamada|trabajo post llamada|cierre|cierre de llamada|resumen|finalización|en cierre|tipificación|tipificando|terminando notas|gestión posterior|trabajo después de la llamada|wrap up|wrap-up',
    BREAK:
      'descanso|en descanso|un descanso|un pequeño descanso|un descansito|pausa|en pausa|una pausa|tomar un descanso|tomo un descanso|hacer una pausa|hago una pausa|mi descanso|pausa de café|pausa para el café|receso|un receso|pausarme|páusame|de descanso|tomarme un descanso|en receso|un café',
    LUNCH:
      'almuerzo|de almuerzo|almorzando|almorzar|a almorzar|comida|comiendo|a comer|comer|pausa para comer|pausa de almuerzo',
    LOGGED_IN:
      'conéctame|conectarme|iniciar sesión|inicia sesión|inicia mi sesión|iniciarme sesión|abre mi sesión|entrar|méteme en|ponme en la cola|ponme en la cola de|añádeme|agrégame|unirme|úneme|ingrésame|regístrame|éntrame|conecta … a|conecta … en|agrega … a|añade … a|mete … en|apúntame|súmame|vuelve a meterme|me conectas|me apuntas|me metes en|me das de alta|me conectes|me añades|dame de alta|méteme',
    LOGGED_OUT:
      'desconéctame|desconectarme|cerrar sesión|cierra sesión|cierra mi sesión|cerrar mi sesión|ciérrame la sesión|sácame|salir|quítame|quitarme|sacarme|abandonar|deja la cola|retírame|remuéveme|elimíname|saca … de|quita … de|desconecta … de|bájame|bórrame|dame de baja|desapúntame|salirme|sal de|retira … de|me desconectas|me sacas|me quitas|me das de baja|me desapuntas|me desconectes',
  },
  target: {
    account:
      'contraseña del teléfono|contraseña de teléfono|contraseña de mi teléfono|contraseña telefónica|contraseña de la cuenta|contraseña de mi cuenta|cuenta|mi cuenta|clave del teléfono|clave de mi teléfono|contraseña para mi teléfono|contraseña para mi cuenta|contraseña de mi cuenta de teléfono|contraseña de la cuenta de teléfono',
    extension:
      'contraseña sip|contraseña de la extensión|contraseña de mi extensión|contraseña de extensión|clave sip|sip|extensión|interno|clave de la extensión|clave de mi extensión|contraseña para mi softphone|contraseña para mi teléfono sip|contraseña para mi cliente sip|contraseña para mi cuenta sip|contraseña para el softphone|contraseña para el teléfono sip|contraseña para el cliente sip|contraseña para el cuenta sip|contraseña de mi softphone|contraseña de mi teléfono sip|contraseña de mi cliente sip|contraseña de mi cuenta sip|contraseña de el softphone|contraseña de el teléfono sip|contraseña de el cliente sip|contraseña de el cuenta sip|clave para mi softphone|clave para mi teléfono sip|clave para mi cliente sip|clave para mi cuenta sip|clave para el softphone|clave para el teléfono sip|clave para el cliente sip|clave para el cuenta sip|clave de mi softphone|clave de mi teléfono sip|clave de mi cliente sip|clave de mi cuenta sip|clave de el softphone|clave de el teléfono sip|clave de el cliente sip|clave de el cuenta sip|contraseña del softphone|clave del softphone|softphone|contraseña de mi línea|credenciales sip',
    voicemail:
      'pin del buzón de voz|pin del buzón|pin de mi buzón|pin de voz|clave del buzón|clave del buzón de voz|código del buzón|buzón de voz|buzón|pin del correo de voz|correo de voz|contestador|pin',
  },
  on: {
    on: 'graba|grabar|a grabar|pon a grabar|inicia … grabación|empieza … grabación|graba esto|graba la llamada|graba la videollamada|grabar esto|graba esta llamada|grábalo|pon a grabar|inicia grabación|graba la junta|quiero grabar esto|grabar la llamada|que se grabe|grabe la reunión|inicia la grabación|empieza la grabación|comienza la grabación|empieza a grabar|graba la reunión|graba la conferencia|grabar la reunión|activa la grabación|graba esta reunión|pon la grabación',
    off: 'para … grabación|detén … grabación|termina … grabación|corta … grabación|detén grabación|corta la grabación|acaba la grabación|para de grabar|no grabes más|stop grabación|detener la grabación|terminar la grabación|apaga la grabación|detén la grabación|para la grabación|termina la grabación|deja de grabar|finaliza la grabación|desactiva la grabación|parar la grabación|quita la grabación',
  },
  layout: {
    auto: 'automático|automática',
    '1': 'pantalla completa',
    '2': 'lado a lado|dos mosaicos',
    '3': 'tres mosaicos',
    '4': 'cuatro mosaicos',
    '6': 'seis mosaicos',
    '9': 'nueve mosaicos',
  },
  notice: {
    'missed-on':
      'avísame de las llamadas perdidas|notifícame de las llamadas perdidas|infórmame de las llamadas perdidas|dime de las llamadas perdidas|alértame de las llamadas perdidas|hazme saber de las llamadas perdidas|avísame cuando pierda una llamada|notifícame cuando pierda una llamada|infórmame cuando pierda una llamada|dime cuando pierda una llamada|alértame cuando pierda una llamada|hazme saber cuando pierda una llamada|avísame si pierdo una llamada|notifícame si pierdo una llamada|infórmame si pierdo una llamada|dime si pierdo una llamada|alértame si pierdo una llamada|hazme saber si pierdo una llamada|avísame de llamadas perdidas|notifícame de llamadas perdidas|infórmame de llamadas perdidas|dime de llamadas perdidas|alértame de llamadas perdidas|hazme saber de llamadas perdidas|avísame cuando tenga una llamada perdida|notifícame cuando tenga una llamada perdida|infórmame cuando tenga una llamada perdida|dime cuando tenga una llamada perdida|alértame cuando tenga una llamada perdida|hazme saber cuando tenga una llamada perdida|avísame las llamadas perdidas|notifícame las llamadas perdidas|infórmame las llamadas perdidas|dime las llamadas perdidas|alértame las llamadas perdidas|hazme saber las llamadas perdidas|avísame de las llamadas perdidas|avísame cuando pierda una llamada|notifícame las llamadas perdidas|infórmame de las llamadas perdidas',
    'missed-off':
      'no me notifiques más las llamadas perdidas|deja de notificarme las llamadas perdidas|ya no me avises de las llamadas perdidas|sin avisos de llamadas perdidas|no me avises más de las llamadas perdidas|deja de avisarme de las llamadas perdidas|no más avisos de llamadas perdidas',
    'voicemail-on':
      'avísame de los mensajes de voz|notifícame de los mensajes de voz|infórmame de los mensajes de voz|dime de los mensajes de voz|alértame de los mensajes de voz|hazme saber de los mensajes de voz|avísame cuando tenga un mensaje de voz|notifícame cuando tenga un mensaje de voz|infórmame cuando tenga un mensaje de voz|dime cuando tenga un mensaje de voz|alértame cuando tenga un mensaje de voz|hazme saber cuando tenga un mensaje de voz|avísame de mensajes de voz|notifícame de mensajes de voz|infórmame de mensajes de voz|dime de mensajes de voz|alértame de mensajes de voz|hazme saber de mensajes de voz|avísame cuando me dejen un mensaje de voz|notifícame cuando me dejen un mensaje de voz|infórmame cuando me dejen un mensaje de voz|dime cuando me dejen un mensaje de voz|alértame cuando me dejen un mensaje de voz|hazme saber cuando me dejen un mensaje de voz|avísame los mensajes de voz|notifícame los mensajes de voz|infórmame los mensajes de voz|dime los mensajes de voz|alértame los mensajes de voz|hazme saber los mensajes de voz|avísame de los mensajes de voz|avísame cuando tenga un mensaje de voz|notifícame los mensajes de voz',
    'voicemail-off':
      'ya no me avises de los mensajes de voz|deja de notificarme los mensajes de voz|no me notifiques más los mensajes de voz|deja de avisarme de los mensajes de voz|no me avises más de los mensajes de voz',
    'calls-on':
      'avísame quién llama|notifícame quién llama|infórmame quién llama|dime quién llama|alértame quién llama|hazme saber quién llama|avísame de las llamadas entrantes|notifícame de las llamadas entrantes|infórmame de las llamadas entrantes|dime de las llamadas entrantes|alértame de las llamadas entrantes|hazme saber de las llamadas entrantes|avísame cuando alguien llame|notifícame cuando alguien llame|infórmame cuando alguien llame|dime cuando alguien llame|alértame cuando alguien llame|hazme saber cuando alguien llame|avísame cuando alguien me llame|notifícame cuando alguien me llame|infórmame cuando alguien me llame|dime cuando alguien me llame|alértame cuando alguien me llame|hazme saber cuando alguien me llame|avísame de quién llama|notifícame de quién llama|infórmame de quién llama|dime de quién llama|alértame de quién llama|hazme saber de quién llama|avísame cuando me llamen|notifícame cuando me llamen|infórmame cuando me llamen|dime cuando me llamen|alértame cuando me llamen|hazme saber cuando me llamen|dime quién llama|avísame quién llama|avísame de las llamadas entrantes|avísame cuando alguien llame',
    'calls-off':
      'ya no me avises de las llamadas entrantes|deja de notificarme las llamadas entrantes|ya no me digas quién llama|deja de decirme quién llama|deja de avisarme de las llamadas entrantes|no me avises más de las llamadas entrantes',
  },
  mode: {
    audio: 'audio|voz|solo audio|conferencia telefónica|conferencia de voz|audioconferencia|por audio',
    video: 'vídeo|video|videollamada|videoconferencia|con vídeo|con cámara|por vídeo|por video',
  },
  filter: {
    missed:
      'perdí|perdido|he perdido|no contesté|sin contestar|sin atender|perdidos|perdidas|perdida|no contestadas|no atendidas|fallidas',
    today: 'hoy|de hoy',
  },
};
