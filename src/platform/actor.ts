import type { Role } from '../accounts/permissions.ts';

/** Whoever acts: a member of staff, an employer's contact, or the system itself. */
export interface Actor {
  readonly kind: 'staff' | 'employer' | 'system';
  /** The account or contact; `SYSTEM_ID` for jobs. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly officeId: number | null;
  /** The jurisdictions whose rows this actor sees. */
  readonly jurisdictions: readonly number[];
  /** Set for employers only: the firm whose rows they see. */
  readonly companyId: string | null;
  readonly requestId?: string;
}

/** The account under which jobs act; it can propose, never sign. */
export const SYSTEM_ID = '00000000-0000-7000-8000-000000000001';

/** The system, seeing the given jurisdictions. */
export function systemActor(jurisdictions: readonly number[]): Actor {
  return {
    kind: 'system',
    id: SYSTEM_ID,
    name: 'Sistem Patuh',
    role: 'system',
    officeId: null,
    jurisdictions,
    companyId: null,
  };
}
