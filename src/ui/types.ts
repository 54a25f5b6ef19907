// What the page reads and sends: the admin API's own types, under the names that the screens use.
export type {
  ActiveFault,
  ActiveStub,
  ClockState,
  Contact,
  Coverage as CoverageAnswer,
  CustomField,
  Exchange,
  Explanation,
  Fault,
  History,
  Note,
  PastRow,
  PrivateIntegration,
  SandboxInfo,
  Snapshot,
  SubAccount,
  Summary as RequestSummary,
  Task,
  User,
} from '../admin/schemas.js'

export interface WriteEvent {
  type: string
  id: string
  parentId?: string
  request?: number
}

export interface WorldChange {
  reason: string
}

export interface Control {
  what: string
}
