import { defineEntity, p } from '@mikro-orm/core';

/** A member of staff: their office, their role and what they prove themselves with. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  schema: 'patuh',
  properties: {
    id: p.uuid().primary(),
    officeId: p.integer().fieldName('office_id').nullable(),
    role: p.string(),
    name: p.string(),
    title: p.string().default(''),
    staffNumber: p.string().fieldName('staff_number').default(''),
    email: p.string(),
    passwordHash: p.string().fieldName('password_hash').nullable(),
    /** Sealed by the vault, in base 64. */
    totpSecret: p.string().fieldName('totp_secret').nullable(),
    totpLastStep: p.bigint('number').fieldName('totp_last_step').default(0),
    active: p.boolean().default(true),
  },
});
