// What offices call the columns of their lists of procedures.
import { type ChosenColumns, type ColumnNames, type FoundColumns, findColumns } from '../../tables/find/find-columns.ts';
import type { TableKind } from '../../tables/table-request.ts';

const NAMES = {
  code: [
    'Mã thủ tục hành chính',
    'Mã số thủ tục hành chính',
    'Mã TTHC',
    'Mã số TTHC',
    'Mã thủ tục',
    'Mã số thủ tục',
    'MaTTHC',
    'Procedure code',
    'Code',
    'Mã số',
    'Mã',
  ],
  fullName: [
    'Tên thủ tục hành chính',
    'Tên TTHC',
    'Tên thủ tục',
    'TenTTHC',
    'Full name',
    'Procedure name',
    'Name vi',
    'Thủ tục hành chính',
    'Tên đầy đủ',
    'Tên',
    'Name',
  ],
  shortName: ['Tên ngắn', 'Tên gọi tắt', 'Tên rút gọn', 'Tên thường gọi', 'Short name', 'Short name vi'],
  shortNameEn: ['Tên ngắn tiếng Anh', 'Tên tiếng Anh', 'Short name en', 'English name', 'Name en'],
  field: ['Lĩnh vực', 'Tên lĩnh vực', 'Lĩnh vực thủ tục', 'Field', 'Sector', 'Domain'],
  portalId: ['Mã trên cổng', 'Mã trang', 'Portal id', 'UUID', 'Liên kết', 'Đường dẫn', 'Link', 'URL', 'Địa chỉ trang'],
  foreignIds: ['Mã khác', 'Mã trên cổng khác', 'Foreign ids', 'Other ids', 'Mã cũ', 'Id cũ'],
  service: ['Mã dịch vụ', 'Dịch vụ', 'Quầy dịch vụ', 'Service', 'Service id'],
  province: ['Mã tỉnh', 'Tỉnh ban hành', 'Province', 'Province code', 'Tỉnh', 'Tỉnh thành'],
  timeLimit: ['Thời hạn giải quyết', 'Thời gian giải quyết', 'Thời hạn', 'Time limit', 'Time limit vi', 'Processing time', 'Thời gian'],
  timeLimitEn: ['Thời hạn giải quyết tiếng Anh', 'Thời hạn tiếng Anh', 'Time limit en', 'Processing time en'],
  cutOff: ['Giờ chốt', 'Giờ chốt nhận', 'Nhận trước giờ', 'Cut-off', 'Cut off time'],
  fee: ['Phí, lệ phí', 'Lệ phí', 'Phí', 'Mức phí', 'Mức lệ phí', 'Mức thu', 'Fee', 'Fees'],
  feeStatus: ['Tình trạng phí', 'Tình trạng lệ phí', 'Loại phí', 'Fee status'],
  documents: ['Thành phần hồ sơ', 'Hồ sơ gồm', 'Giấy tờ', 'Hồ sơ', 'Documents', 'Documents vi', 'Required documents'],
  documentsEn: ['Thành phần hồ sơ tiếng Anh', 'Giấy tờ tiếng Anh', 'Documents en'],
  online: ['Mức độ trực tuyến', 'Mức độ dịch vụ công trực tuyến', 'Dịch vụ công trực tuyến', 'Mức độ DVC', 'Mức độ', 'Trực tuyến', 'Online', 'Online level'],
  state: ['Trạng thái', 'Tình trạng', 'Hiệu lực', 'Tình trạng hiệu lực', 'State', 'Status'],
  successors: ['Thay thế bởi', 'Được thay thế bởi', 'Mã thay thế', 'Thủ tục thay thế', 'Successors', 'Replaced by', 'Superseded by'],
} as const satisfies ColumnNames<string>;

export type ImportColumn = keyof typeof NAMES;
export const IMPORT_COLUMNS = Object.keys(NAMES) as readonly ImportColumn[];

export const CATALOGUE_TABLE: TableKind<ImportColumn> = { names: NAMES, days: [], daysAhead: false };

export type CatalogueColumns = ChosenColumns<ImportColumn>;

export function findCatalogueColumns(columns: readonly string[], chosen: CatalogueColumns): FoundColumns<ImportColumn> {
  return findColumns(columns, NAMES, chosen);
}
