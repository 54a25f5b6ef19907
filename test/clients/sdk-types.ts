// The types that the official SDK publishes, held against ours when this file is compiled: a field that comes,
// goes or changes its type on either side no longer compiles.
import type {
  DeleteNoteSuccessfulResponseDto,
  GetCreateUpdateNoteSuccessfulResponseDto,
  GetNoteSchema,
  GetNotesListSuccessfulResponseDto,
  NotesDTO,
  UpdateNoteDTO,
} from '@gohighlevel/api-client/dist/lib/code/contacts/models/contacts.js'
import type { DeleteAnswer } from '../../src/api/answers.js'
import type {
  Note,
  NoteAnswer,
  NoteInput,
  NotePatch,
  NotesAnswer,
} from '../../src/resources/note/note.js'

/** `true` when both are the same type, else `never`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never

/** The fields alone: which of them may be missing, null or of whatever name is the SDK's looseness or ours. */
type Fields<T> = { [K in keyof T]-?: NonNullable<T[K]> }

type Agreements = [
  Same<Fields<GetNoteSchema>, Fields<Note>>,
  Same<Fields<NotesDTO>, Fields<NoteInput>>,
  Same<Fields<UpdateNoteDTO>, Fields<NotePatch>>,
  Same<keyof GetCreateUpdateNoteSuccessfulResponseDto, keyof NoteAnswer>,
  Same<keyof GetNotesListSuccessfulResponseDto, keyof NotesAnswer>,
  Same<keyof DeleteNoteSuccessfulResponseDto, Exclude<keyof DeleteAnswer, 'succeeded'>>,
]

/** What the SDK sends is what we take; what we answer is what it expects. */
export const agreements: Agreements = [true, true, true, true, true, true]
export const taken = (sent: NotesDTO): NoteInput => sent
export const expected = (answered: NoteAnswer): GetCreateUpdateNoteSuccessfulResponseDto => answered
