import { furtherOnes } from '../parse/twins.js'

/** What others call a key, without regard to case and separators: HighLevel's API, its exports, and people. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  subAccounts: ['locations', 'location', 'accounts', 'account', 'tenants', 'companies'],
  privateIntegrations: ['tokens', 'integrations', 'apikeys', 'apikey', 'auth', 'credentials'],
  contacts: [
    'people',
    'persons',
    'customers',
    'leads',
    'clients',
    'patients',
    'prospects',
    'guests',
  ],
  users: ['members', 'team', 'staff', 'employees'],
  tasks: ['todos'],
  notes: ['comments'],
  id: [
    '_id',
    'locationid',
    'contactid',
    'noteid',
    'taskid',
    'userid',
    'uuid',
    'key',
    'subaccountid',
    'fieldid',
    'customfieldid',
  ],
  token: ['apikey', 'accesstoken', 'bearer', 'secret', 'value', 'key', 'pit'],
  scopes: ['scope', 'permissions', 'rights'],
  expiresAt: ['expires', 'expiry', 'expiration', 'expireson', 'validuntil', 'expiresin'],
  body: ['text', 'content', 'note', 'message', 'description', 'bodytext', 'response', 'answer'],
  dateAdded: [
    'createdat',
    'created',
    'date',
    'datecreated',
    'timestamp',
    'addedat',
    'createdon',
    'createddate',
  ],
  dateUpdated: ['updatedat', 'updated', 'modified', 'modifiedat', 'lastupdated', 'lastmodified'],
  dueDate: [
    'due',
    'dueat',
    'dueto',
    'dueby',
    'duedatetime',
    'deadline',
    'dueon',
    'date',
    'dateadded',
  ],
  completed: ['done', 'iscompleted', 'status', 'finished', 'complete'],
  assignedTo: ['assignee', 'assigned', 'owner', 'userid', 'assigneduser'],
  userId: ['author', 'createdby', 'user', 'owner', 'assignedto', 'assignee'],
  title: ['name', 'subject', 'summary', 'headline'],
  color: ['colour', 'backgroundcolor'],
  pinned: ['pin', 'ispinned', 'sticky'],
  name: ['fullname', 'contactname', 'title', 'label', 'businessname', 'displayname'],
  firstName: ['givenname', 'first', 'forename', 'name'],
  lastName: ['surname', 'familyname', 'last'],
  email: ['mail', 'emailaddress', 'emails'],
  phone: [
    ...['mobile', 'tel', 'telephone', 'phonenumber', 'cell', 'phones', 'mobilephone'],
    ...['homephone', 'workphone', 'cellphone', 'mobilenumber', 'phone1', 'whatsapp'],
  ],
  postalCode: ['zip', 'zipcode', 'postcode'],
  address1: ['address', 'street', 'streetaddress', 'fulladdress'],
  source: ['contactsource', 'leadsource'],
  companyName: ['company', 'organisation', 'organization', 'businessname'],
  dateOfBirth: ['birthday', 'dob', 'birthdate'],
  customFields: ['customfield', 'customdata', 'fields'],
  dataType: ['type', 'fieldtype'],
  picklistOptions: ['options', 'choices', 'values'],
  value: [
    ...['fieldvalue', 'fieldvaluestring', 'fieldvaluearray', 'fieldvaluedate', 'fieldvaluenumber'],
    ...['values', 'valuestring', 'valuearray', 'valuedate', 'valuenumber'],
  ],
  key: ['name', 'fieldkey', 'field'],
  startTime: ['start', 'starts', 'begin', 'from', 'date'],
  endTime: ['end', 'ends', 'finish', 'until', 'to'],
  assignedUserId: ['assignedto', 'userid', 'user'],
  phoneLabel: ['label', 'type', 'kind'],
  timezone: ['tz'],
  freeze: ['now', 'time', 'date', 'frozen', 'at', 'start'],
  offset: ['shift', 'offsetms'],
  tickMs: ['tick', 'step'],
  path: ['url', 'endpoint', 'route', 'uri'],
  method: ['verb', 'httpmethod'],
  match: ['request', 'on', 'if', 'where'],
  then: [
    'status',
    'response',
    'error',
    'statuscode',
    'code',
    'effect',
    'delay',
    'delayms',
    'body',
    'headers',
    'do',
    'answer',
  ],
  status: ['statuscode', 'code', 'then'],
  like: ['extends', 'template', 'inherits', 'basedon', 'copyof'],
  times: ['count', 'limit', 'max', 'repeat'],
  probability: ['chance', 'rate', 'ratio'],
}

/** Lists that people write in place of one value and a list of more of them. */
export const severalOf: Readonly<Record<string, readonly [string, string]>> = {
  emails: ['email: ...', furtherOnes.email],
  phones: ['phone: ...', furtherOnes.phone],
}

/** What a word says that is written in place of true or false. */
export function meantBoolean(value: unknown): boolean | undefined {
  const text = String(value).toLowerCase()
  if (
    /^(?:true|yes|y|on|1|enabled|active|done|completed?|closed|finished|ja|oui|s[ií]|sim)$/.test(
      text,
    )
  )
    return true
  return /^(?:false|no|n|off|0|disabled|inactive|open|pending|todo|incompleted?|nein|non|n[aã]o|nee)$/.test(
    text,
  )
    ? false
    : undefined
}
