import type { SentenceWords } from './shape.ts';

export const en: SentenceWords = {
  concepts: {
    queue: 'queue|queues|call queue|call queues|waiting queue|qeue|line|lines',
    state: 'status|presence|state|availability|my setting|presence status|status message',
    show: "can anyone tell me if|can somebody tell me if|can someone tell me if|does anyone know if|does anybody know if|anyone know if|anybody know if|can you see if|could you check if|please check if|do you know if|do you know whether|show me if|show me whether|show if|tell me whether|show|display|list|tell me|see|check|view|show me|give me|let me see|look at|get me|find out|tell me if|see if|check if|check whether|let me know|let me know if|what's|what is|what are|know if|know whether|see whether|can i see|overview of|i want to see|i want to know|i'd like to know|i need to know",
    who: "list everyone|show everyone|list everybody|show me everyone|show me everybody|who|who's|whos|anyone|anybody|someone|somebody|any agent|any agents|which people|which agents|which colleagues",
    where: "any idea where|do you know where|know where|wheres|where|where's|wheres",
    which: 'which|in which|on which|what|in what|on what',
    how: "how's|hows|how many|how",
    reachable:
      'at his desk|at her desk|at their desk|at his place|at her place|in his office|in her office|on his phone|on her phone|working today|taking calls|reachable|around|contactable|reach|get hold of|talk to|speak to|in the office|at work|there|here|online|on the phone|on a call|can i reach|can i talk to|can i speak to|can i call|can i get hold of|doing|up to|in today',
    help: "help|commands|what can you do|what can i do|what can i ask|what can i say|how do you work|how does this work|how does it work|how do i use this|how do i use you|instructions|manual|usage|guide|options|features|capabilities|what are my options|what do you do|what are you able to do|what can this do|what can i do here|what commands|show commands|what are you for|who are you|what are you|what you can do|what you do|what i can do|what you are able to do|what can you help with|what can you help me with|how can you help|how can you help me|what else can you do|what are you good for|what kind of things can you do|show me what you can do|tell me what you can do|what can i use you for|what's possible here|list of commands|list commands|all commands",
    find: "who's|whos|find|search|search for|look up|lookup|locate|look for|looking for|i am looking for|find me|look|dig up|who is|who owns|get",
    number:
      'extension|phone number|number|extension number|contact|contact details|e-mail|email|mail address|e-mail address|email address|phone|contact info|details|desk number|telephone number|phone extension|ext|mobile number|mobile|profile|reach|how do i reach|how can i reach|how to reach|how do i contact|how can i contact|how do i call|how do i get hold of',
    agents:
      'agents|agent|picking up|picking up the phone|picking up calls|handling|handling calls|running|people|colleagues|team|members|staff|working|serving|on duty|answering|on shift|agent list|covering|manning|signed in|taking calls|crew|active|assigned|on call|takes calls|taking the calls|answering calls|answering the phone|answers|working on|at work|manning the phones|on the phones|logged on|logged in|on the line|staffing',
    my: 'my|mine|am i|do i|i am|i have|have i|me|i',
    connect:
      'connect|link|pair|hook up|attach|associate|reconnect|connect up|set up|authorize|authorise|relink|sign in to',
    disconnect:
      'disconnect|unlink|unpair|revoke|detach|remove|cut|forget|delete|sever|unhook|sign out of|undo the connection',
    account:
      'phone account|account|pbx account|phone system account|portsip account|phone system|pbx|phone login|access|tokens|token|phone access|phone|connection|link to the phone system|connection to the phone system|connection with the phone system',
    meeting: 'meeting|meet|call|conference|conference call|huddle|meetup|session|sync|catch-up|standup|stand-up',
    start: 'start|begin|open|launch|create|initiate|kick off|set up|host|fire up|spin up|have',
    schedule: 'schedule|plan|book|arrange|organize|organise',
    invite: 'w/|w|invite|with|including|bring in|add',
    about:
      're|re:|topic:|subject:|about|regarding|concerning|on the subject of|on the topic of|subject|titled|called|named|topic',
    password: 'password|passwords|pin|passcode|pass word|credentials|secret',
    reset:
      'reset|change|renew|recover|forgot|forgotten|i forgot|lost|regenerate|new|need a new|get a new|restore|lost my|locked out|replace|rotate|set a new',
    calls: 'calls|call list|call history|call log|phone calls|recent calls|call records',
    phonecalls: 'who called|called me|who called me|who rang',
    meetings:
      "when is my next meeting|when's my next meeting|when is the next meeting|when's the next meeting|next meeting|next meetings|upcoming meetings|when do i have a meeting|when do i have meetings|when is my meeting|planned meetings|scheduled meetings|meetings|conferences",
    layout: 'layout|video layout|grid|tiles',
  },
  doing:
    "set|put|switch|change|make|turn|mark|go|going|be|take|taking|need|want|move|update|flip|have|having|get|getting|getting some|show me as|appear|appear as|come|i'm|im|i am|i'll|ill|i will|will be|gonna|going to|i need|i want|i'd like|id like|would like|like|start|starting|enter|enable|activate|turn on|turn me|head|heading|back to|keep|leave me|leave me on|stay|adjust|toggle|grab|step|i'm going|i go|i need to|i have to|have to|i gotta|gotta|i've got to|need to|want to|wanna|about to|i'm now|i am now|now i'm|off|i'm off|let me|let me go|let me be|allow me|i'd like to|i would like to|i want to|i would like|place|change it|begin|report|register|display me as|list me as|see me as|should be|use|transition|bring|throw|stick|mode",
  small:
    "in|on|to|of|from|for|at|into|onto|with|as|is|are|am|'s|s|m|re|ll|ve|d|by|within|over|out|up|the|until|till|currently|right|it|i|me|my|myself|mine|be|been|being|there|here|that|this|any|some|do|does|did|has|have|can|so|or|off|belong|like|shown|displayed|listed",
  articles: 'the|a|an|my|our|your|this|that',
  fillers:
    "full|complete|whole|entire|another|or not|or what|at all|day is over|done for the day|done for today|i'm done for the day|shift is over|my shift is over|gimme a sec|gimme a second|one sec|quick question|quick one|real fast|pretty please|many thanks|much appreciated|thanks a lot|thanks in advance|cheers mate|if u can|when u can|when you have a second|when you have a minute|again please|pls and thanks|asap please|urgently|urgent|today please|as fast as possible|would be great|that would be great|if that works|my friend|ta|please|pls|plz|kindly|just|now|quickly|quick|hey|hi|hello|ok|okay|thanks|thank you|thx|ty|bot|patchcord|right now|for me|right away|immediately|asap|at once|at the moment|currently|today|then|well|um|uh|hm|hmm|oh|so|alright|all right|yo|dear|good morning|good afternoon|good evening|morning|actually|really|maybe you|if possible|if you can|if you could|if you would|if you don't mind|if that's ok|if that is ok|when you can|when you get a chance|would you|cheers|again|a bit|a little|for a bit|for a while|for a moment|a moment|temporarily|for now|straight away|the|a|an|also|too|as well|gently|real quick|super quick|yes|yeah|yep|sure|great|go ahead and|go ahead|no problem|also please|already|still|some|simply|hi there|hey there|there|folks|mate|buddy|um|this minute|current|from now on|as of now|starting now|effective immediately|dude|man|sorry|sorry to bother you|and please|anymore|any more|any longer",
  light: 'please|pls|plz|just|quickly|really|actually|now|kindly|always|all',
  requests:
    "let's start|let's have a|let's do a|let's have an|let's set up|let's schedule|let's meet|let's get|can you|could you|would you|will you|can u|could u|would u|can you please|could you please|please can you|would you mind|i need you to|i want you to|i'd like you to|i would like you to|do me a favor and|would it be ok to|is it ok to|can we|be so kind and|be so kind as to|would you be so kind|could you maybe|might you|go and|are you able to|you can|you may|you could|i'd appreciate if you|i would appreciate if you|i was wondering if you could|i wonder if you could|any chance you could|can i get|can i please get|can i have|can i please have|could i get|could i have|could i please have|may i have|can we get|could we get|can we have|may i ask you to|if you could please|if you could just|would you be able to|can you go ahead and",
  others:
    'you|he|she|they|we|his|her|their|your|us|them|him|our|its|with me|with us|join me|join us|everyone|everybody|everyone else|someone else|people|guys|colleague',
  otherDays:
    'tomorrow|yesterday|next week|last week|last night|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next month|last month|next year|last year',
  endings: 'turn off|switch off|disable|deactivate|cancel',
  negations:
    "leave me in|keep me in|leave me logged in|keep me logged in|let me stay in|don't|dont|do not|not|never|no|can't|cant|cannot|won't|wont|shouldn't|shouldnt|doesn't|doesnt|didn't|didnt|isn't|isnt|aren't|arent|wasn't|wasnt|ain't|aint|mustn't|mustnt|wouldn't|wouldnt|couldn't|couldnt|haven't|havent|hasn't|nobody|neither|nor|no longer|without|stop|rather not|refuse|refrain|avoid|instead of|under no circumstances|no way|nope|nah|never mind|nevermind|forget it|forget about it|cancel that|on second thought|dnt|donot|dont't|don,t|do n't|anything but|forbid|prevent|no need|changed my mind|changed our mind",
  reports:
    "told me|asked me|wants me to|asked us|told us|keeps saying|is saying|was saying|just said|tells me|requested that|demands|demanded|begged|said|says|say that|told|telling|asked|asks|wrote|writes|mentioned|mentions|claims|claimed|thinks|thought|heard|i hear|believes|believed|according to|announced|announces|suggested|suggests|wants|wanted|wants me|reported|reports|replied|apparently|supposedly|allegedly|texted|messaged|emailed|insists|insisted|wonders|wondered|complained|complains|noticed|reckons|they say|people say|quote|i think|i believe|i guess|i suppose|i assume|i hope|hopes|hopefully|explained|explains|recommended|knows|knew|i read|they want|they'd like me to|they would like me to|keep asking|keeps asking|insist that|proposes|proposed|recommends|expects me to|expect me to",
  past: 'was|were|had|went|got|used to|yesterday|last week|last night|ago|earlier|been|has been|have been|ate|did|previously|became|took|left|kept|made me|forgot to|came|logged me|signed me|has set|have set|had set|already resolved|already approved|already denied|already deleted|already disabled|already started|already ended|already muted|already reset|already closed|already invited|already took|already locked|already recorded',
  hypotheses:
    "i want to know how|i'd like to know how|i need to know how|let me know how|know how|show me how|tell me how|teach me how|we could|one could|we should|it would be good to|might want to|unless|except if|only if|provided that|as long as|until omar|in the event|assuming that|given that|if|what if|whether|would happen|what happens|what would|suppose|supposing|imagine|imagining|assuming|should i|shall i|should we|could i|might|may i|may be|maybe|perhaps|possibly|in case|when i|when omar|once i|whenever|wonder|wondering|hypothetically|is it possible|would it be|as if|as soon as|how do i|how can i|how to|how would|how could|how should|how about|what about|why|can i|do i need|do i have to|am i allowed|must i|considering|thinking about|thinking of|planning to|pretend|pretending|example|for example|e.g.|let's say|lets say|wish|i wish|is there a way|what does|what do|mean|means|meaning|difference|i might|i may|could be|would be|explain|remind me|remind|later|after i|after the|before i|before the|should he|should she|should they|i should|you should|when|while|could|would|test|unsure|not sure|prefer|some day|someday|let's|lets|want me to|if i were you|in your place|in your shoes|someone should|somebody should|people should|almost|nearly",
  questions:
    "how's|hows|whens|whys|am i|is|are|do i|do we|does|did|has|have i|have we|who|who's|whos|what|what's|whats|where|where's|wheres|when|which|why|how|whose|anyone|anybody|is there|are there|isn't|aren't|should|can anybody|can anyone|was|were|since when|until when|in which|on which|in what|on what|any|i wonder",
  askings: 'am i|is there|are there|who is|who are|do i',
  and: 'and|and then|then|after that|afterwards|and also|also|plus|as well as|and after that|next|along with|and afterwards|&|so|and please|additionally|followed by|and finally|finally|and now',
  but: 'but|instead|rather|just|only|but rather|but just|and instead',
  purposes:
    "so nobody|so no one|so that|so nobody else|so no one else|so people|so others|so they|so he|so she|so i can|so we can|so i don't|in order to|while i was|while i'm away|while i am away|while i was away|before it|he left|she left|they left|he quit|she quit|he is back|she is back|he's back|she's back|he forgot|she forgot|he lost|she lost|it was a|it was just|it was only|it's a|it is a|otherwise|we are done|we're done|i'm done here",
  notes:
    'note|with note|with the note|with a note|with message|with the message|message|with a message|saying|with the text|text|because|because i am|with the comment|comment|with comment|reason|note that|and note|and add the note|add note|add the note|note:|with the reason|with status message|and say|and write|with the status message|with the status|status text',
  returns:
    "back|be back|i'll be back|will be back|returning|return|and back|im back|i am back|i'm back|will return|coming back",
};
