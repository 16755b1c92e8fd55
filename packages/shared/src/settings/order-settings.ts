// Q5, Q6, Q7, Q10: the numbers behind the order that are a centre's own.
import { z } from 'zod';

const minutes = z.number().int().min(0).max(1440);

export const orderSchema = z.strictObject({
  /** Q5: after this many jumps in a row at a counter the smallest due key is called. */
  jumpsInARow: z.number().int().min(1).max(50),
  /** Q6: a held ticket that is back within this keeps its due. */
  heldMinutes: minutes,
  /** Q6: how often its visitor may take a ticket back alone; staff always may. */
  visitorReturns: z.number().int().min(0).max(20),
  /** Q7: how far ahead of now a returned ticket is due, never before its arrival. */
  returnedHeadStartMinutes: minutes,
  /** Q7: how long after a missed call its visitor may take the ticket back alone. */
  missedGraceMinutes: minutes,
  /** Q10: how far ahead of its time a booking is due. */
  bookedHeadStartMinutes: minutes,
  /** Q10: checked in at most this long before its time, or after it, a booking counts as one. */
  bookedEarlyMinutes: minutes,
  bookedLateMinutes: minutes,
});
export type OrderSettings = z.infer<typeof orderSchema>;

/** What a centre begins with. */
export const USUAL_ORDER: OrderSettings = {
  jumpsInARow: 3,
  heldMinutes: 30,
  visitorReturns: 2,
  returnedHeadStartMinutes: 15,
  missedGraceMinutes: 30,
  bookedHeadStartMinutes: 30,
  bookedEarlyMinutes: 30,
  bookedLateMinutes: 10,
};
