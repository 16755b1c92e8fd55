// The state of a dossier from a number of the national exchange API or from the words of a one-stop system.
import { DOSSIER_STATES, type DossierState } from '@luot/shared/domain/dossier';
import { foldedWords } from '../tables/letters/folded-words.ts';

/**
 * First of each the wording of the national exchange API, then what exports of one-stop systems say. Words with two
 * meanings are left out ("Trả kết quả": to be handed over, or done), so that nobody is sent the wrong way.
 */
const WORDS: Readonly<Record<DossierState, readonly string[]>> = {
  registered: ['Mới đăng ký', 'Đăng ký mới', 'Mới nộp', 'Đã nộp', 'Đã gửi', 'Chờ tiếp nhận', 'Chưa tiếp nhận', 'Chờ xác nhận'],
  received: [
    'Được tiếp nhận',
    'Đã tiếp nhận',
    'Tiếp nhận',
    'Mới tiếp nhận',
    'Tiếp nhận mới',
    'Đã nhận',
    'Chờ xử lý',
    'Chờ giải quyết',
    'Chờ thụ lý',
    'Chờ phân công',
  ],
  refused: ['Không được tiếp nhận', 'Không tiếp nhận', 'Từ chối tiếp nhận', 'Đã từ chối tiếp nhận', 'Từ chối', 'Đã từ chối', 'Bị từ chối', 'Từ chối hồ sơ'],
  'in-progress': [
    'Đang xử lý',
    'Đang giải quyết',
    'Đang thụ lý',
    'Thụ lý',
    'Đang thực hiện',
    'Đang thẩm định',
    'Đang xem xét',
    'Đang trình ký',
    'Trình ký',
    'Chờ ký',
    'Chờ duyệt',
    'Chờ phê duyệt',
    'Đã bổ sung',
    'Đã bổ sung hồ sơ',
    'Yêu cầu xử lý lại',
    'Đang liên thông',
  ],
  supplement: [
    'Yêu cầu bổ sung giấy tờ',
    'Yêu cầu bổ sung',
    'Yêu cầu bổ sung hồ sơ',
    'Chờ bổ sung',
    'Chờ bổ sung giấy tờ',
    'Chờ bổ sung hồ sơ',
    'Đang chờ bổ sung',
    'Cần bổ sung',
    'Bổ sung',
    'Bổ sung hồ sơ',
    'Bổ sung giấy tờ',
    'Tạm dừng chờ bổ sung',
    'Dừng chờ bổ sung',
  ],
  payment: [
    'Yêu cầu thực hiện nghĩa vụ tài chính',
    'Thực hiện nghĩa vụ tài chính',
    'Chờ thực hiện nghĩa vụ tài chính',
    'Chờ nghĩa vụ tài chính',
    'Nghĩa vụ tài chính',
    'Chờ thanh toán',
    'Yêu cầu thanh toán',
    'Chưa thanh toán',
    'Chờ nộp phí',
    'Chờ nộp lệ phí',
    'Chờ nộp phí, lệ phí',
    'Yêu cầu nộp phí',
    'Yêu cầu nộp lệ phí',
    'Chờ nộp thuế',
  ],
  withdrawn: ['Công dân yêu cầu rút hồ sơ', 'Công dân rút hồ sơ', 'Yêu cầu rút hồ sơ', 'Xin rút hồ sơ', 'Rút hồ sơ', 'Đã rút', 'Đã rút hồ sơ', 'Rút'],
  stopped: [
    'Dừng xử lý',
    'Đã dừng xử lý',
    'Tạm dừng xử lý',
    'Tạm dừng',
    'Ngừng xử lý',
    'Dừng giải quyết',
    'Không giải quyết',
    'Không đủ điều kiện giải quyết',
    'Hủy',
    'Đã hủy',
    'Hủy hồ sơ',
    'Đã hủy hồ sơ',
  ],
  finished: [
    'Đã xử lý xong',
    'Xử lý xong',
    'Đã xử lý',
    'Đã giải quyết',
    'Đã giải quyết xong',
    'Đã có kết quả',
    'Có kết quả',
    'Chờ trả kết quả',
    'Chờ nhận kết quả',
    'Hoàn thành',
    'Đã hoàn thành',
  ],
  returned: [
    'Đã trả kết quả',
    'Đã trả',
    'Đã trả kết quả cho công dân',
    'Đã nhận kết quả',
    'Công dân đã nhận kết quả',
    'Đã giao kết quả',
    'Kết thúc',
    'Đã kết thúc',
  ],
};

const BY_WORDS: ReadonlyMap<string, DossierState> = new Map(
  DOSSIER_STATES.flatMap((state) => WORDS[state].map((words): readonly [string, DossierState] => [compact(foldedWords(words)), state])),
);

/** What lists add behind the state: `Đang giải quyết (quá hạn)`. Appointments say that better. */
const IN_TIME_OR_LATE = / (?:con|trong|da qua|qua|tre|dung|som|truoc|(?:chua |sap )?(?:den|toi)) han$/;

/** Undefined for words and numbers that are none of the ten. */
export function readDossierState(cell: unknown): DossierState | undefined {
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined;
  if (isStateNumber(cell)) return DOSSIER_STATES[Number(cell) - 1];
  const words = foldedWords(String(cell));
  return BY_WORDS.get(compact(words)) ?? BY_WORDS.get(compact(words.replace(IN_TIME_OR_LATE, '')));
}

/** True for what stands for a number of the national list, or would stand for one of a system's own. */
export function isStateNumber(cell: unknown): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^\s*\d{1,3}\s*$/.test(cell));
}

/** A name run together without spaces is read like one with them. */
function compact(words: string): string {
  return words.replaceAll(' ', '');
}
