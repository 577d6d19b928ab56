import { joined } from './products.ts';

const THE = '|the|my|this|our';
const MEETING = 'meeting|call|conference|conference call|session|video call';

/** Things and deeds of the commands, in English. */
export const enThings: Readonly<Record<string, string>> = {
  supportlog:
    'support log|support logs|support ticket|support tickets|support report|support reports|support case|support cases|support issue|support issues|support incident|support incidents|support alert|support alerts',
  approval:
    'approval|approvals|approval request|approval requests|request|requests|pending request|pending requests|pending approval|pending approvals',
  pending: 'pending|waiting|outstanding|left|due|open|undecided|still open',
  toapprove:
    'what do i have to approve|what do i need to approve|what do i have to sign off|do i need to approve|do i have to approve|i have to approve|i need to approve|i need to sign off|do i need to sign off|need to decide|to approve|to sign off|to decide|waiting for my ok|needs my ok|needs my approval|waiting on me|to approve or deny',
  withdraw: 'withdraw|take back|cancel|retract|pull back|call off|revoke',
  greeting:
    'greeting|greetings|voicemail greeting|voicemail greetings|mailbox greeting|mailbox greetings|announcement|announcements|voicemail message|outgoing message|outgoing messages|voicemail announcement|voice mail greeting|answering message|voicemail intro',
  recording:
    'recording|recordings|call recording|call recordings|recorded call|recorded calls|recorded conversation|recorded conversations|taped calls|voice recordings|recorded phone calls',
  group: 'group|groups|phone group|phone groups|user group|user groups|groups of people',
  role: 'rights|role|roles|permissions|user role|access level|permission level|privileges',
  rank: 'admin|administrator|queue manager|queuemanager|supervisor|operator|manager|system admin|standard user|systemadmin|queue supervisor|team lead',
  phoneuser: 'user|users|phone user|phone users|user account|user accounts|phone system user|pbx user|employee',
  newperson:
    'new user|new phone user|new employee|new colleague|new hire|new starter|new person|new teammate|newcomer|new joiner|new coworker|new account|new phone account|new user account|new staff member|new extension user|new guy|new intern',
  event:
    'event history|event log|events|event|console events|admin events|console log|admin log|admin history|configuration history|console history|console activity|admin activity|configuration changes|admin changes',
  console: 'console|admin console|administration console|admin portal|portal|administration',
  contact: 'contact|contacts|address book|phone book|phonebook|contact list|personal contacts|my contacts',
  numbers: 'numbers|phones|devices|my devices|handsets|phone lines|desk phones|my lines',
  notices:
    'notices|call notices|notifications|call notifications|alerts|call alerts|notification settings|notice settings',
  quiethours: 'quiet hours|quiet hour|silent hours|do not notify hours',
  supportcontact:
    'support contact|support contacts|support recipients|support log contacts|support log recipients|supportcontact|supportcontacts|support log contact|contact for support logs|contacts for support logs|support alert contacts|people who get support logs|people who get the support logs|gets the support logs|get the support logs|gets support logs|receives the support logs|receive the support logs|receives support logs|notified of support logs|notified about support logs|gets support alerts|gets the support alerts',
  welcomemail:
    'welcome mail|welcome email|welcome e-mail|welcome message|welcome link|welcome letter|invitation mail|invite mail|onboarding mail|onboarding email|invitation email|activation mail|activation email|welcome mails|welcome emails|activation link|welcome note',
  audit:
    'audit|audit log|audit trail|audit history|change log|changelog|change history|log of changes|audit report|history of changes|audit records|audit entries',
  changed: 'changed|did|modified|altered|touched|changes|edited|been doing|been changing|done',
  waiting: 'waiting|in line|on hold|queued|queueing|queuing|holding|wait|callers are waiting|people are waiting',
  board:
    'state of the queues|state of all queues|status of the queues|status of all queues|queue situation|all the queues|board|queue board|wallboard|queue dashboard|queue overview|overview of the queues|overview of all queues|queue stats|queue statistics|overview of all the queues|summary of all queues|summary of the queues',
  systems:
    'systems|phone systems|all systems|integrations|connected systems|the systems|everything|telephony|telephone systems|phone services',
  sync: 'sync|synchronisation|synchronization|presence sync|teams sync|presence synchronisation|presence synchronization|syncing|synced|in sync|sync status',
  lock: "nobody else gets into|no one else gets into|nobody else should get into|nobody else may join|nobody else can enter|no one else should get into|nobody else should get in|nobody else is allowed into|no one else is allowed into|nobody else is allowed in|let nobody join|let no one join|let nobody else join|let no one else join|don't let anyone join|don't let anyone else join|don't let anybody join|don't let anybody else join|don't let anyone else in|don't let anybody else in|don't let anyone in|don't let anybody in|don't let anyone else into|don't let anyone into|don't let anybody into|don't let anybody else into|don't let people in|don't let others in|don't let more people in|don't let more people into|don't let others join|don't let people join|don't let anyone new in|don't admit anyone to|don't admit anyone else to|do not let anyone in|do not let anyone else in|do not let anyone join|do not let anyone else join|do not let anyone into|do not let anyone else into|do not let anybody in|do not let anybody else in|keep the door shut on|close the meeting to others|close the meeting to new people|no more people in|nobody new in|no one new in|no further participants|no more participants|no new participants|no more attendees|close the doors of|bolt|shut the meeting off|nobody else in|no one else in|lock it|lock it down|lock this|lock|lock down|seal|close off|lock up|let nobody else in|let no one else in|let nobody in|let no one in|let nobody else into|let no one else into|let nobody into|keep everyone else out of|keep others out of|keep everybody else out of|stop people joining|stop people from joining|stop others from joining|nobody else … in|no one else … in|nobody else … into|no one else … into|nobody else … join|no one else … join|close the door of|close the door to|shut the door of",
  unlock:
    'unlock|unseal|let people back in|let people in|let others in|let people in again|let people back into|let people into|let others into|let everyone in|let everybody in|let people join|let others join|open … again|open the door of|let everyone back in|allow people into|allow people to join',
  reopen: 'reopen|re-open|open again',
  mute: 'mute|silence|shut up|turn off the mic of|turn off the microphone of|cut the mic of',
  unmute:
    'let … speak again|let … talk again|let … speak|let … be heard|give the floor back to|unmute|un-mute|turn on the mic of|turn on the microphone of',
  mic: 'mic|microphone|mics|microphones|mike|audio|mic back|microphone back',
  micoff: 'turn off|switch off|cut|kill|shut|shut off|close|mute|disable|turn … off|switch … off',
  micon: 'turn on|switch on|open|enable|unmute|give back|turn … on|switch … on|turn … back on|give … back',
  endmeeting: `end of meeting|end of the meeting|end of the call|${joined('stop|cancel', THE, MEETING)}|end the call for everyone|end it for everyone|end the meeting for everyone|hang up for everyone|end meeting for all|end the meeting for all|wrap up the meeting|wrap up the call|wrap up the conference|wrap up my meeting|wrap up my call|wrap up my conference|wrap up our meeting|wrap up our call|wrap up our conference|wrap up this meeting|wrap up this call|wrap up this conference|finish the meeting|finish the call|finish the conference|finish my meeting|finish my call|finish my conference|finish our meeting|finish our call|finish our conference|finish this meeting|finish this call|finish this conference|finish up the meeting|finish up the call|finish up the conference|finish up my meeting|finish up my call|finish up my conference|finish up our meeting|finish up our call|finish up our conference|finish up this meeting|finish up this call|finish up this conference|conclude the meeting|conclude the call|conclude the conference|conclude my meeting|conclude my call|conclude my conference|conclude our meeting|conclude our call|conclude our conference|conclude this meeting|conclude this call|conclude this conference|terminate the meeting|terminate the call|terminate the conference|terminate my meeting|terminate my call|terminate my conference|terminate our meeting|terminate our call|terminate our conference|terminate this meeting|terminate this call|terminate this conference|close the meeting|close the call|close the conference|close my meeting|close my call|close my conference|close our meeting|close our call|close our conference|close this meeting|close this call|close this conference|wrap the meeting|wrap the call|wrap the conference|wrap my meeting|wrap my call|wrap my conference|wrap our meeting|wrap our call|wrap our conference|wrap this meeting|wrap this call|wrap this conference|shut down the meeting|shut down the call|shut down the conference|shut down my meeting|shut down my call|shut down my conference|shut down our meeting|shut down our call|shut down our conference|shut down this meeting|shut down this call|shut down this conference|wrap up the meeting for everyone|wrap up the meeting for all|wrap up the meeting for everybody|wrap up the call for everyone|wrap up the call for all|wrap up the call for everybody|wrap up the conference for everyone|wrap up the conference for all|wrap up the conference for everybody|wrap up my meeting for everyone|wrap up my meeting for all|wrap up my meeting for everybody|wrap up my call for everyone|wrap up my call for all|wrap up my call for everybody|wrap up my conference for everyone|wrap up my conference for all|wrap up my conference for everybody|finish the meeting for everyone|finish the meeting for all|finish the meeting for everybody|finish the call for everyone|finish the call for all|finish the call for everybody|finish the conference for everyone|finish the conference for all|finish the conference for everybody|finish my meeting for everyone|finish my meeting for all|finish my meeting for everybody|finish my call for everyone|finish my call for all|finish my call for everybody|finish my conference for everyone|finish my conference for all|finish my conference for everybody|conclude the meeting for everyone|conclude the meeting for all|conclude the meeting for everybody|conclude the call for everyone|conclude the call for all|conclude the call for everybody|conclude the conference for everyone|conclude the conference for all|conclude the conference for everybody|conclude my meeting for everyone|conclude my meeting for all|conclude my meeting for everybody|conclude my call for everyone|conclude my call for all|conclude my call for everybody|conclude my conference for everyone|conclude my conference for all|conclude my conference for everybody|terminate the meeting for everyone|terminate the meeting for all|terminate the meeting for everybody|terminate the call for everyone|terminate the call for all|terminate the call for everybody|terminate the conference for everyone|terminate the conference for all|terminate the conference for everybody|terminate my meeting for everyone|terminate my meeting for all|terminate my meeting for everybody|terminate my call for everyone|terminate my call for all|terminate my call for everybody|terminate my conference for everyone|terminate my conference for all|terminate my conference for everybody|close the meeting for everyone|close the meeting for all|close the meeting for everybody|close the call for everyone|close the call for all|close the call for everybody|close the conference for everyone|close the conference for all|close the conference for everybody|close my meeting for everyone|close my meeting for all|close my meeting for everybody|close my call for everyone|close my call for all|close my call for everybody|close my conference for everyone|close my conference for all|close my conference for everybody|end the meeting for everybody|end the call for all|end the call for everybody|end the conference for everyone|end the conference for all|end the conference for everybody|end my meeting for everyone|end my meeting for all|end my meeting for everybody|end my call for everyone|end my call for all|end my call for everybody|end my conference for everyone|end my conference for all|end my conference for everybody|stop the meeting for everyone|stop the meeting for all|stop the meeting for everybody|stop the call for everyone|stop the call for all|stop the call for everybody|stop the conference for everyone|stop the conference for all|stop the conference for everybody|stop my meeting for everyone|stop my meeting for all|stop my meeting for everybody|stop my call for everyone|stop my call for all|stop my call for everybody|stop my conference for everyone|stop my conference for all|stop my conference for everybody`,
  end: 'end|close|finish|terminate|conclude|wrap up|hang up|shut down|kill|call off|finish up|close down|leave and end|pull the plug on|cut off|is over|is finished|is done|has ended',
  meeting:
    'running meeting|current meeting|ongoing meeting|live meeting|running call|current call|ongoing call|conf|conf call|room|meeting room|huddle|video meeting|video conference|audio conference|phone conference',
  muteall: `put everyone on mute|put everybody on mute|everyone on mute|everybody on mute|all on mute|put all on mute|${joined('mute|silence|shut up', 'everyone|everybody|all|them all|all participants|all of them|everyone else|everybody else|all the others|all attendees|the whole room|the whole meeting')}|${joined('mute|silence', THE, MEETING)}|${joined('turn off|switch off|cut|kill|shut off|shut|mute|close|disable', "everyone's|everybody's|all|all the|all of the", 'mics|mic|microphones|microphone')}`,
  unmuteall: `${joined('unmute|un-mute', 'everyone|everybody|all|them all|all participants|all of them|everyone else|all attendees|the whole room')}|${joined('unmute|un-mute', THE, MEETING)}|${joined('turn on|switch on|open|enable', "everyone's|everybody's|all|all the", 'mics|mic|microphones')}|let everyone talk|let everybody talk|let everyone speak|let everybody speak again|let everyone speak again`,
  attendees:
    "who joined my meeting|who joined our meeting|who's joined|who is present|who's present|who showed up|who has dialed in|who has dialled in|who dialed in|who dialled in|roll call|participants|participant list|attendees|the participants|attendee list|list of participants|list of attendees|who joined|who has joined|who is dialed in|who is dialled in|who else joined|who is attending|who's attending|who joined the meeting|who has joined the meeting|who joined the call",
  phoneup: 'give … a call|give … a ring|give … a bell|give … a buzz|ring … up|phone … up|call … up',
  bring:
    'get … into|get … on|pull in|rope in|rope|dial … in|phone|have … join|bring|bring in|add|call|ring|dial|dial in|pull|loop in|get|patch|patch in|include|loop|put|stick|place|move|fetch|conference in',
  kick: 'kick|throw|expel|boot|eject|kick out|throw out|boot out',
  takeout: 'remove|take|get|pull|drop|chuck|toss|take out',
  leader:
    'chair|chairman|chairperson|moderator|host|leader|organizer|organiser|leader of the meeting|chair of the meeting|host of the meeting|moderator of the meeting|host role|in charge of the meeting|run the meeting|lead the meeting|chair the meeting|host the meeting|host of the call',
  give: 'gimme|give me|get me|grant|give|hand|pass|transfer|hand over|pass on|pass over|hand off|get',
  make: 'make|turn|appoint|promote|name|set',
  create: 'create|add|set up|make|register|open|provision|onboard|need|want|new|start',
  need: 'need|needs|requires|could use|must have|should get|should have|needs to have',
  send: 'send|resend|re-send|mail|email|shoot|forward|send out',
  again: 'again|once more|one more time|another',
  edit: 'edit|update|change|modify|correct|rename|fix|amend|adjust|alter',
  details:
    'user profile|full profile|full details|user record|phone record|account record|details|name|department|mobile number|mobile|e-mail address|email address|e-mail|email|data|profile|phone user|last name|surname|personal details|user details|record|job title',
  delete:
    'delete|erase|wipe|purge|get rid of|permanently remove|permanently delete|delete … for good|remove … for good',
  disable:
    'disable|deactivate|suspend|block|switch off|turn off|shut off|shut down|freeze|switch … off|turn … off|shut … down|shut … off',
  enable:
    'enable|activate|reactivate|re-enable|reenable|switch on|turn on|unblock|unsuspend|unfreeze|switch … on|switch … back on|turn … on|turn … back on|turn back on|switch back on',
  useit: 'use|play|put on|go with|pick|choose|select|change to|switch to',
  assign: 'assign|give|hand|pass|reassign|forward|hand over|route|transfer|delegate|pass on',
  takeit:
    "take|grab|pick up|handle|own|claim|look after|take care of|taking|handling|working on|looking at|looking into|on it|i'm on|im on|i am on|i've got|ive got|i got|i'll handle|i'll take|assign me|mine|deal with|dealing with|take over|taking care of|i take",
  vendor: 'vendor|manufacturer|supplier',
  snooze: 'keep … quiet|leave … alone|shut up|hold|snooze|silence|quiet|hush|postpone|put off|mute|pause',
  comment:
    'comment|note|comment on|write a note on|add a note to|add a comment to|note on|leave a note on|put a note on|remark on|leave a comment on',
  export: 'export|download|zip|save|get a zip of',
  lookat:
    "what's the story with|what is the story with|what's up with|what's going on with|what is going on with|what about|show|open|open up|pull up|look at|see|view|info on|bring up|get|read|what is in|what is|tell me about|check",
  product: 'product|for product|of product|from product|of the product|for the product',
  standin:
    'decides for me|approves for me|decide for me|approve for me|stands in for me|stand in for me|fills in for me|fill in for me|deputises for me|covers my approvals|handles my approvals|takes my approvals|take my approvals|approve in my place|decide in my place|approves in my place',
  delivered: `${joined("who|who's|whom", "did not|didn't|didnt|has not|hasn't|hasnt|have not|haven't", 'get|got|gotten|receive|received|see|seen|read|hear of|hear about')}|${joined('who', 'missed|never got|never received|never saw|has yet to get|has yet to see')}|${joined('did|has|have', 'everybody|everyone|all of us|anybody|anyone|all', 'get|got|gotten|receive|received|see|seen|read')}`,
  whocovers: `${joined("who|who's|who is|who will|does anybody|does anyone|is anybody|is anyone", 'cover|covers|covering|stand in|stands in|standing in|fill in|fills in|filling in', 'me|for me')}|${joined('who|who will|who else', 'gets|get|takes|take|receives|handles', 'my support logs|my logs|my support alerts')}|who is my cover|who's my cover|who is my substitute|who is my stand in|do i have a cover|who covers whom|who covers who|who is covered|who is covering whom`,
  covers: 'covers|cover|covering|stands in for|fills in for|takes over|take over|gets|get|will cover|is covering|takes',
  delegate: 'delegate|hand|hand over|pass|transfer|forward|give|redirect|send',
  stopped:
    "doesn't work|doesnt work|does not work|isn't working|isnt working|is not working|not working|stopped working|no longer works|expired|has expired|is expired|is not accepted|isn't accepted|is blocked|got blocked|is rejected|doesn't work anymore|does not work anymore|is locked",
  reset:
    "locked myself out|locked myself out of|locked out of|i'm locked out|can't sign in|cannot sign in|can't sign in to|can't log in|cannot log in|can't login|unable to log in|unable to sign in|issue|give me a new|get me a new|need new|can't remember|cannot remember|cant remember|don't remember|dont remember|do not remember|can't recall|don't know|dont know|do not know|no longer know|i forgot|forgets|has forgotten|keeps forgetting|i've forgotten|ive forgotten|i have forgotten|i lost|misplaced|resetting|reset|can't log in to|can't get into|cannot get into|new|fresh|another|a new",
  whenback:
    'when is … back|when will … be back|when does … return|when is … returning|when does … come back|when s … back|when is … due back',
};
