// What people say, and what the catalogue calls it. One row a meaning: everyday phrases separated by `|`, then the words of
// the law. Marks are left out when they are compared, so that "so do" is heard as "sổ đỏ". English in the same way.

export const EVERYDAY: readonly (readonly [said: string, meant: string])[] = [
  // hộ tịch
  [
    'giấy khai sinh | làm khai sinh | khai sanh | giấy khai sanh | birth certificate | register a birth | birth registration | newborn | em bé mới sinh | bé mới sinh | con mới sinh | mới đẻ | mới sanh | đẻ con | sinh con | sinh em bé | register my baby | my baby | new baby',
    'đăng ký khai sinh',
  ],
  [
    'giấy chứng tử | chứng tử | báo tử | người mất | người nhà mất | mới mất | qua đời | người chết | bố mất | mẹ mất | ông mất | bà mất | cha mất | đã mất | từ trần | death certificate | register a death | death',
    'đăng ký khai tử',
  ],
  [
    'đăng ký cưới | làm đám cưới | cưới | cưới nhau | cưới hỏi | lấy nhau | thành hôn | cưới vợ | cưới chồng | lấy vợ | lấy chồng | giấy hôn thú | hôn thú | giấy kết hôn | giấy đăng ký kết hôn | marriage certificate | get married | marriage | marry | wedding',
    'đăng ký kết hôn',
  ],
  [
    'độc thân | giấy độc thân | chưa vợ | chưa chồng | chưa kết hôn | chưa có gia đình | single status | single certificate | unmarried | marital status | not married',
    'giấy xác nhận tình trạng hôn nhân',
  ],
  [
    'trích lục khai sinh | bản sao khai sinh | sao khai sinh | mất giấy khai sinh | mất khai sinh | xin lại giấy khai sinh | copy of birth certificate | lost birth certificate | extract of birth | trích lục kết hôn | trích lục khai tử | bản sao giấy khai sinh | civil status extract',
    'cấp bản sao trích lục hộ tịch bản sao giấy khai sinh',
  ],
  [
    'đổi tên | đổi họ | sửa khai sinh | sửa giấy khai sinh | sai khai sinh | sai giấy khai sinh | sai hộ tịch | cải chính | đổi họ tên | thay đổi họ | change name | change my name | chữ đệm | tên đệm | tên lót | đổi dân tộc | change of name',
    'thay đổi cải chính bổ sung thông tin hộ tịch',
  ],
  ['nhận cha | nhận con | nhận bố | nhận mẹ | cha con | paternity | nhận lại con | acknowledge', 'đăng ký nhận cha mẹ con'],
  ['người giám hộ | guardian | guardianship', 'đăng ký giám hộ'],
  ['nhận con nuôi | con nuôi | xin con nuôi | adoption | adopt', 'đăng ký việc nuôi con nuôi trong nước'],
  [
    'người nước ngoài | chồng nước ngoài | vợ nước ngoài | chồng tây | vợ tây | việt kiều | chồng hàn quốc | chồng đài loan | foreigner | foreign | foreign husband | foreign wife',
    'có yếu tố nước ngoài',
  ],
  [
    'ly hôn ở nước ngoài | ghi chú ly hôn | ly hôn bên mỹ | ly hôn bên nước ngoài | ly dị nước ngoài | divorce abroad | foreign divorce',
    'ghi vào sổ hộ tịch việc ly hôn hủy việc kết hôn của công dân việt nam đã được giải quyết tại nước ngoài',
  ],
  [
    'kết hôn ở nước ngoài | cưới ở nước ngoài | married abroad | ghi chú kết hôn',
    'ghi vào sổ hộ tịch việc kết hôn của công dân việt nam đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài',
  ],
  [
    'mất giấy kết hôn | mất giấy đăng ký kết hôn | mất hôn thú | mất giấy hôn thú | mất đăng ký kết hôn | lost marriage certificate',
    'cấp bản sao trích lục hộ tịch đăng ký lại kết hôn',
  ],
  ['sổ gốc không còn | không còn sổ gốc | mất sổ gốc', 'đăng ký lại'],
  [
    'bảo hiểm cho bé | thẻ bảo hiểm trẻ em | thẻ bảo hiểm cho con | bhyt trẻ em | bhyt cho bé | bhyt cho con | bảo hiểm y tế trẻ em | bảo hiểm y tế cho trẻ | child health insurance | health insurance for child | health card for child',
    'khai sinh cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
  ],
  ['liên thông | liên thông khai sinh', 'liên thông đăng ký khai sinh đăng ký thường trú cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi'],
  ['con ngoài giá thú | chưa đăng ký kết hôn có con | không đăng ký kết hôn', 'đăng ký khai sinh kết hợp đăng ký nhận cha mẹ con'],
  [
    'lấy chồng nước ngoài | lấy vợ nước ngoài | cưới người nước ngoài | cưới chồng tây | lấy chồng tây | kết hôn với người nước ngoài | marry a foreigner | marriage with foreigner | marry foreigner | marriage to a foreigner',
    'đăng ký kết hôn có yếu tố nước ngoài',
  ],
  ['con có quốc tịch nước ngoài | con lai | khai sinh cho con lai | foreign child', 'đăng ký khai sinh có yếu tố nước ngoài'],
  [
    'copy of marriage certificate | marriage certificate copy | death certificate copy | bản sao kết hôn | bản sao giấy kết hôn | bản sao đăng ký kết hôn | bản sao khai tử',
    'cấp bản sao trích lục hộ tịch',
  ],
  [
    'name change | rename | change name on birth certificate | correct birth certificate | thêm tên đệm | bỏ tên đệm | sai tên cha | sai tên mẹ | sai tên bố',
    'thay đổi cải chính bổ sung thông tin hộ tịch',
  ],
  // chứng thực
  [
    'sao y | sao y bản chính | photo công chứng | công chứng bản sao | công chứng giấy tờ | sao y công chứng | chứng thực bản sao | photo chứng thực | chứng bản sao | certified copy | notarized copy | notarised copy | certified copies | copy certification | phô tô công chứng | công chứng bằng | công chứng căn cước',
    'chứng thực bản sao từ bản chính giấy tờ văn bản',
  ],
  [
    'xác nhận chữ ký | chứng chữ ký | chứng thực chữ ký | giấy ủy quyền | ủy quyền | sơ yếu lý lịch | xác nhận lý lịch | lý lịch cá nhân | điểm chỉ | signature certification | certify signature | certify my signature | authorization | power of attorney | cv certification',
    'chứng thực chữ ký trong các giấy tờ văn bản',
  ],
  ['viết di chúc | lập di chúc | làm di chúc | will | testament | last will', 'chứng thực di chúc'],
  ['từ chối thừa kế | từ chối nhận thừa kế | không nhận thừa kế | refuse inheritance | renounce inheritance', 'chứng thực văn bản từ chối nhận di sản'],
  [
    'cha mẹ mất để lại | ba má để lại | cha mẹ để lại | để lại cho anh em | chia thừa kế | thừa kế | khai nhận di sản | phân chia tài sản thừa kế | chia di sản | inheritance | divide inheritance | estate',
    'chứng thực văn bản phân chia di sản',
  ],
  [
    'hợp đồng mua bán nhà | hợp đồng mua bán | mua bán nhà đất | mua bán đất | bán đất | mua đất | bán nhà | mua nhà | hợp đồng tặng cho | cho đất cho con | tặng cho nhà | công chứng hợp đồng | hợp đồng bán xe | mua bán xe | bán xe | hợp đồng thuê nhà | hợp đồng ủy quyền | house sale contract | sale contract | contract | land sale',
    'chứng thực giao dịch liên quan đến tài sản là động sản quyền sử dụng đất nhà ở',
  ],
  ['dịch thuật | bản dịch | người dịch | translation | translator', 'chứng thực chữ ký người dịch'],
  ['hủy hợp đồng | sửa hợp đồng | hủy giao dịch', 'chứng thực việc sửa đổi bổ sung hủy bỏ giao dịch'],
  ['công chứng | notary | notarize | notarise | certification', 'chứng thực'],
  // cư trú
  [
    'nhập hộ khẩu | nhập khẩu | đăng ký hộ khẩu | làm hộ khẩu | chuyển hộ khẩu | chuyển khẩu | hộ khẩu | hktt | nhập khẩu cho con | nhập hộ khẩu cho con | thường trú | permanent residence | household registration | nhập khẩu cho vợ',
    'đăng ký thường trú',
  ],
  ['kt3 | tạm trú | ở trọ | nhà trọ | thuê trọ | đăng ký tạm trú | temporary residence | sổ tạm trú | xin tạm trú', 'đăng ký tạm trú'],
  ['gia hạn tạm trú | hết hạn tạm trú | extend temporary residence', 'gia hạn tạm trú'],
  ['cắt khẩu | cắt hộ khẩu | xóa khẩu | xóa hộ khẩu | rút hộ khẩu | remove permanent residence', 'xóa đăng ký thường trú'],
  ['tách khẩu | tách hộ khẩu | tách sổ hộ khẩu | tách sổ | split household | ra ở riêng', 'tách hộ'],
  ['tạm vắng | đi xa | đi vắng | vắng nhà | temporary absence | absence', 'khai báo tạm vắng'],
  [
    'ngủ lại | ngủ nhờ | khách ngủ lại | khách ở lại | ngủ qua đêm | khách sạn | có người ở lại | overnight guest | overnight stay | overnight | lưu trú',
    'thông báo lưu trú',
  ],
  [
    'giấy xác nhận cư trú | xác nhận cư trú | ct07 | ct 07 | xác nhận nơi ở | giấy xác nhận nơi cư trú | xác nhận hộ khẩu | giấy cư trú | proof of residence | residence certificate | confirm residence | confirmation of residence',
    'xác nhận thông tin về cư trú',
  ],
  [
    'sai thông tin cư trú | sửa thông tin cư trú | sai cư trú | đổi chủ hộ | thay chủ hộ | thay đổi chủ hộ | sai hộ khẩu | sai sổ hộ khẩu',
    'điều chỉnh thông tin về cư trú trong cơ sở dữ liệu',
  ],
  [
    'tạm trú cho người nước ngoài | người nước ngoài tạm trú | foreigner temporary residence | foreign guest | foreign guests | foreign tenant | temporary residence for foreigner | temporary residence of foreigner | temporary residence for foreign guest',
    'khai báo tạm trú cho người nước ngoài tại việt nam',
  ],
  ['dữ liệu dân cư | dân cư', 'cơ sở dữ liệu quốc gia về dân cư'],
  ['sai dữ liệu dân cư | sai dân cư', 'điều chỉnh thông tin trong cơ sở dữ liệu quốc gia về dân cư theo đề nghị của công dân'],
  ['khách tây | khách nước ngoài | tây ở nhà | người nước ngoài thuê | người nước ngoài ở trọ', 'khai báo tạm trú cho người nước ngoài tại việt nam'],
  ['xác nhận tạm trú | giấy tạm trú', 'xác nhận thông tin về cư trú đăng ký tạm trú'],
  ['không tranh chấp | xác nhận không tranh chấp | nhà không tranh chấp', 'xác nhận nhà ở đất ở không có tranh chấp diện tích bình quân để đăng ký thường trú'],
  ['ở thuyền | sống trên ghe | ở trên ghe | ở trên tàu', 'xác nhận nơi thường xuyên đậu đỗ sử dụng phương tiện vào mục đích để ở'],
  ['không có hộ khẩu | chưa có hộ khẩu | không đủ điều kiện đăng ký', 'khai báo thông tin về cư trú người chưa đủ điều kiện đăng ký thường trú tạm trú'],
  ['stay overnight | overnight visitor', 'thông báo lưu trú'],
  ['certificate of residence | residence confirmation | resident certificate', 'xác nhận thông tin về cư trú'],
  // căn cước
  [
    'cccd | căn cước công dân | chứng minh nhân dân | cmnd | chứng minh thư | làm căn cước | thẻ căn cước | căn cước | id card | identity card | citizen id | national id | identity',
    'cấp thẻ căn cước',
  ],
  [
    'căn cước hết hạn | cccd hết hạn | đổi căn cước | đổi cccd | căn cước bị hỏng | đổi thẻ căn cước | expired id card | renew id card | change id card',
    'cấp đổi thẻ căn cước',
  ],
  [
    'mất căn cước | mất cccd | mất thẻ căn cước | làm lại căn cước | làm lại cccd | mất chứng minh | rơi căn cước | lost id card | lost my id card | lost identity card | cấp lại cccd',
    'cấp lại thẻ căn cước',
  ],
  [
    'căn cước cho trẻ em | căn cước cho con | căn cước cho bé | căn cước trẻ em | cccd cho con | cccd trẻ em | child id card | id card for child',
    'cấp thẻ căn cước cho người dưới 14 tuổi',
  ],
  [
    'vneid | định danh | định danh mức 2 | tài khoản định danh | định danh điện tử | mã định danh | electronic identity | e-id | digital id',
    'cấp tài khoản định danh điện tử mức độ 02 căn cước điện tử',
  ],
  ['số chứng minh cũ | xác nhận số cmnd | 9 số | cmnd cũ | chứng minh cũ | old id number', 'xác nhận số chứng minh nhân dân 09 số số định danh cá nhân'],
  ['mất hộ chiếu | mất passport | lost passport | passport lost', 'trình báo mất hộ chiếu phổ thông'],
  ['hộ chiếu | passport', 'hộ chiếu phổ thông'],
  ['sổ thông hành | giấy thông hành | qua biên giới | border pass', 'cấp giấy thông hành xuất nhập cảnh vùng biên giới'],
  ['khóa vneid | khóa định danh | khóa tài khoản định danh | mất điện thoại', 'khóa tài khoản định danh điện tử cấp xã'],
  ['mở khóa vneid | mở khóa định danh | mở khóa tài khoản định danh', 'mở khóa tài khoản định danh điện tử cấp xã'],
  // đất đai
  [
    'sổ đỏ | sổ hồng | bìa đỏ | giấy tờ đất | giấy tờ nhà | sổ đất | gcn | gcnqsdđ | land title | land certificate | title deed | red book | land use right certificate | bìa đất | trích đỏ',
    'giấy chứng nhận quyền sử dụng đất quyền sở hữu tài sản gắn liền với đất',
  ],
  [
    'làm sổ đỏ | xin sổ đỏ | làm sổ hồng | cấp sổ đỏ | làm bìa đỏ | sổ đỏ lần đầu | làm sổ đỏ lần đầu | first land certificate | apply for land title',
    'đăng ký đất đai cấp giấy chứng nhận quyền sử dụng đất lần đầu hộ gia đình cá nhân',
  ],
  [
    'mất sổ đỏ | mất sổ hồng | mất bìa đỏ | làm lại sổ đỏ | cấp lại sổ đỏ | rơi sổ đỏ | lost land title | lost land certificate',
    'cấp lại giấy chứng nhận do bị mất',
  ],
  [
    'đổi sổ đỏ | đổi sổ hồng | đổi bìa đỏ | đổi sổ | sổ đỏ rách | sổ đỏ cũ | cấp đổi sổ đỏ | sổ đỏ bị rách',
    'cấp đổi giấy chứng nhận quyền sử dụng đất quyền sở hữu tài sản gắn liền với đất',
  ],
  [
    'tách sổ đỏ | tách sổ hồng | tách thửa | chia đất | cắt đất | tách đất | gộp thửa | hợp thửa | gộp đất | split land | divide land | merge plots',
    'tách thửa hợp thửa đất',
  ],
  ['sang tên sổ đỏ | sang sổ | sang tên đất | sang tên nhà đất | transfer land', 'đăng ký biến động chuyển nhượng quyền sử dụng đất'],
  ['sai sổ đỏ | sai sổ hồng | sai bìa đỏ | sửa sổ đỏ | đính chính sổ đỏ | sai thông tin sổ đỏ', 'đính chính giấy chứng nhận đã cấp lần đầu có sai sót'],
  [
    'chuyển mục đích | lên thổ cư | lên đất ở | đất thổ cư | thổ cư | đất vườn sang đất ở | change land use | land use change | đất ruộng sang thổ cư | chuyển đất',
    'chuyển mục đích sử dụng đất',
  ],
  [
    'vay ngân hàng | thế chấp | thế chấp sổ đỏ | cầm sổ đỏ | mortgage | xóa thế chấp | giải chấp',
    'đăng ký biện pháp bảo đảm bằng quyền sử dụng đất tài sản gắn liền với đất',
  ],
  ['tranh chấp đất | lấn đất | tranh chấp ranh giới | tranh chấp | hàng xóm lấn | land dispute | dispute', 'hòa giải tranh chấp đất đai'],
  [
    'hiến đất | hiến đất làm đường | donate land | tặng đất làm đường',
    'tặng cho quyền sử dụng đất cho nhà nước hoặc cộng đồng dân cư hoặc mở rộng đường giao thông',
  ],
  ['gia hạn đất | hết hạn sử dụng đất | hết hạn đất', 'gia hạn sử dụng đất khi hết thời hạn sử dụng đất'],
  ['thuê đất | land lease | lease land', 'cho thuê đất'],
  ['nợ tiền sử dụng đất | ghi nợ | land levy debt', 'ghi nợ tiền sử dụng đất'],
  ['land use conversion | convert land', 'chuyển mục đích sử dụng đất'],
  ['land use right transfer | transfer of land | transfer land use rights', 'đăng ký biến động đất đai'],
  ['dồn điền đổi thửa', 'dồn điền đổi thửa'],
  ['đất khai hoang | lấn chiếm | đất lấn chiếm', 'cấp giấy chứng nhận quyền sử dụng đất lần đầu'],
  ['đo đất | đo đạc | đo lại đất', 'xác định lại diện tích đất'],
  ['thu hồi sổ đỏ | sổ đỏ cấp sai', 'thu hồi giấy chứng nhận đã cấp không đúng quy định'],
  ['mua đất nhà nước | xin cấp đất ở | xin đất làm nhà', 'giao đất ở có thu tiền sử dụng đất'],
  // xây dựng, đường, nhà
  [
    'xây nhà | giấy phép xây dựng | giấy phép xây nhà | xin phép xây nhà | cất nhà | làm nhà | gpxd | xây mới | building permit | construction permit | build a house | house building',
    'cấp giấy phép xây dựng mới nhà ở riêng lẻ',
  ],
  [
    'sửa nhà | sửa chữa nhà | cải tạo nhà | nâng tầng | cơi nới | renovate | renovation | repair house | house repair',
    'cấp giấy phép xây dựng sửa chữa cải tạo nhà ở riêng lẻ',
  ],
  ['dời nhà | di dời nhà | di dời', 'cấp giấy phép di dời công trình nhà ở'],
  ['chặt cây | đốn cây | cưa cây | cây xanh | cut tree | cut down a tree | fell tree | tree', 'cấp giấy phép chặt hạ dịch chuyển cây xanh'],
  [
    'vỉa hè | lòng đường | lề đường | để vật liệu | sidewalk | pavement | dựng rạp | rạp cưới | mượn vỉa hè',
    'cấp phép sử dụng tạm thời lòng đường vỉa hè vào mục đích khác',
  ],
  ['đào đường | cắt đường | thi công đường | road works | dig up road', 'cấp giấy phép thi công công trình trên đường bộ đang khai thác'],
  ['đấu nối | mở lối ra đường | lối ra', 'chấp thuận đấu nối vào đường'],
  ['biển quảng cáo | biển hiệu | bảng hiệu | billboard | advertising sign', 'biển quảng cáo'],
  ['quy hoạch | thông tin quy hoạch | xem quy hoạch | planning information | zoning', 'cung cấp thông tin quy hoạch'],
  ['nhà ở xã hội | mua nhà xã hội | thuê nhà xã hội | social housing', 'đăng ký mua thuê mua thuê nhà ở xã hội'],
  ['chung cư | ban quản trị | apartment management', 'công nhận ban quản trị nhà chung cư'],
  ['điện mặt trời | solar | pin mặt trời', 'thông báo phát triển nguồn điện mặt trời mái nhà'],
  // xe, lái xe, sông nước
  [
    'đăng ký xe | đăng ký xe máy | cà vẹt | biển số | bấm biển | biển số xe | làm biển số | vehicle registration | register motorbike | register a motorbike | number plate | license plate | xe mới mua | motorbike',
    'đăng ký xe cấp biển số xe lần đầu',
  ],
  [
    'sang tên xe | sang tên xe máy | mua xe cũ | mua lại xe | đổi chủ xe | vehicle transfer | vehicle ownership | transfer motorbike',
    'đăng ký sang tên xe thay đổi chủ xe',
  ],
  ['mất cà vẹt | mất giấy tờ xe | mất đăng ký xe | mất biển số | lost vehicle registration', 'cấp lại chứng nhận đăng ký xe biển số xe'],
  ['đổi cà vẹt | đổi biển số | đổi đăng ký xe', 'đổi chứng nhận đăng ký xe biển số xe'],
  ['rút hồ sơ xe | thu hồi biển số | nộp lại biển số', 'thu hồi chứng nhận đăng ký xe biển số xe'],
  [
    'bằng lái | bằng lái xe | gplx | giấy phép lái xe | driving licence | driving license | driver license | drivers license | driver licence',
    'giấy phép lái xe',
  ],
  ['đổi bằng lái | đổi bằng lái xe | hết hạn bằng lái | renew driving licence | renew driving license', 'đổi giấy phép lái xe'],
  ['mất bằng lái | mất bằng lái xe | lost driving licence | lost driving license', 'cấp lại giấy phép lái xe'],
  [
    'ghe | ghe máy | xuồng | tàu thuyền | thuyền | đò | đăng ký ghe | đăng ký tàu | boat registration | boat | phương tiện thủy',
    'đăng ký phương tiện thủy nội địa',
  ],
  ['bến đò | bến phà | bến thủy | ferry', 'bến khách ngang sông bến thủy nội địa'],
  ['tàu cá | tàu đánh cá | ghe cá | fishing boat', 'tàu cá'],
  [
    'bằng lái quốc tế | bằng lái nước ngoài | foreign driving licence | foreign driver license | foreign driving license',
    'đổi giấy phép lái xe hoặc bằng lái xe của người nước ngoài',
  ],
  ['driver s license | drivers licence', 'giấy phép lái xe'],
  ['đăng ký xe tạm | biển tạm | biển số tạm | temporary plate', 'đăng ký xe tạm thời'],
  ['xuồng vui chơi | mô tô nước | thuyền du lịch | pedal boat', 'phương tiện hoạt động vui chơi giải trí dưới nước'],
  // kinh doanh, thuế
  [
    'mở quán | mở cửa hàng | mở tiệm | mở tạp hóa | buôn bán | bán hàng tạp hóa | hkd | hộ kinh doanh | đkkd | giấy phép kinh doanh | đăng ký kinh doanh | mở shop | business registration | household business | open a shop | start a business | business licence | business license | mở hộ kinh doanh | small business | open a business',
    'đăng ký thành lập hộ kinh doanh',
  ],
  [
    'nghỉ bán | dẹp tiệm | đóng cửa hàng | đóng cửa hẳn | nghỉ kinh doanh | giải thể hộ kinh doanh | không bán nữa | close business | close a business | close shop | close household business | dẹp quán | trả giấy phép kinh doanh | đóng hộ kinh doanh',
    'chấm dứt hoạt động hộ kinh doanh',
  ],
  ['tạm nghỉ bán | tạm đóng cửa | tạm ngừng | tạm nghỉ kinh doanh | suspend business | pause business', 'tạm ngừng kinh doanh hộ kinh doanh'],
  [
    'mất giấy phép kinh doanh | mất giấy đăng ký kinh doanh | cấp lại giấy phép kinh doanh | lost business licence | mất đăng ký kinh doanh',
    'cấp lại giấy chứng nhận đăng ký hộ kinh doanh',
  ],
  [
    'đổi tên quán | đổi tên cửa hàng | đổi địa chỉ kinh doanh | đổi ngành nghề | thay đổi hộ kinh doanh | thêm ngành nghề | change business | thay đổi đăng ký kinh doanh | thay đổi kinh doanh',
    'đăng ký thay đổi nội dung đăng ký hộ kinh doanh',
  ],
  [
    'an toàn thực phẩm | vệ sinh an toàn thực phẩm | attp | vsattp | giấy vệ sinh | food safety | food hygiene',
    'giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm',
  ],
  ['bán rượu | rượu | alcohol | liquor', 'rượu'],
  ['game | tiệm net | quán net | mở tiệm net | mở quán net | internet | trò chơi điện tử | internet cafe', 'điểm cung cấp dịch vụ trò chơi điện tử công cộng'],
  ['xưởng in | tiệm in | nhà in | mở xưởng in | photocopy | tiệm photo | cửa hàng photo | in ấn | photocopy shop', 'đăng ký hoạt động in'],
  ['karaoke | nhà nghỉ | quán karaoke | cầm đồ | tiệm cầm đồ | an ninh trật tự | antt | pawn shop', 'giấy chứng nhận đủ điều kiện về an ninh trật tự'],
  ['hợp tác xã | htx | cooperative', 'hợp tác xã'],
  ['lập hợp tác xã | thành lập hợp tác xã | mở hợp tác xã | set up a cooperative | register a cooperative', 'đăng ký thành lập hợp tác xã'],
  ['giải thể hợp tác xã | dissolve cooperative', 'giải thể hợp tác xã'],
  ['mã số thuế | mst | tax code | tax number | tax id', 'đăng ký thuế lần đầu người nộp thuế là cá nhân'],
  ['khai thuế | nộp thuế | tờ khai thuế | tax return | declare tax | pay tax | tax declaration', 'khai thuế'],
  ['tncn | thuế thu nhập | income tax | personal income tax | quyết toán thuế', 'thuế thu nhập cá nhân'],
  ['hoàn thuế | tax refund | lấy lại tiền thuế', 'hoàn thuế'],
  ['lệ phí trước bạ | trước bạ | thuế trước bạ | registration fee | stamp duty', 'lệ phí trước bạ'],
  ['thuế đất | thuế nhà đất | thuế phi nông nghiệp | property tax | land tax', 'khai thuế sử dụng đất phi nông nghiệp'],
  ['thuế cho thuê nhà | cho thuê nhà | rental tax | cho thuê trọ', 'khai thuế cho thuê tài sản'],
  ['người phụ thuộc | giảm trừ gia cảnh | dependant | dependent', 'đăng ký người phụ thuộc giảm trừ gia cảnh'],
  ['nộp dần tiền thuế | nợ thuế | tax debt', 'nộp dần tiền thuế nợ'],
  ['hóa đơn | hóa đơn vat | invoice', 'hóa đơn'],
  ['thuế vat | vat tax | value added tax', 'khai thuế giá trị gia tăng'],
  ['chợ | sạp chợ | ki ốt chợ | market', 'chợ'],
  ['khai thuế hộ kinh doanh | thuế hộ kinh doanh | thuế hộ', 'khai thuế đối với hộ kinh doanh cá nhân kinh doanh'],
  [
    'thuế bán đất | thuế bán nhà | thuế mua bán nhà đất | thuế chuyển nhượng | thuế sang tên',
    'khai thuế thu nhập khi chuyển nhượng bất động sản nhận thừa kế tặng cho',
  ],
  ['thuế khoán | thuế môn bài', 'khai thuế đối với hộ kinh doanh cá nhân kinh doanh'],
  [
    'shopee | tiktok | bán hàng online | bán hàng trên mạng | sàn thương mại điện tử | online shop',
    'hộ cá nhân có hoạt động kinh doanh trên nền tảng thương mại điện tử',
  ],
  ['khóa mã số thuế | mst bị khóa | mở lại mã số thuế | khôi phục mã số thuế', 'khôi phục mã số thuế'],
  ['quán ăn | quán phở | quán cơm | nhà hàng | quán cà phê | quán nhậu | restaurant', 'kinh doanh dịch vụ ăn uống'],
  ['đóng mã số thuế | hủy mã số thuế | bỏ mã số thuế | chấm dứt mã số thuế | close tax code', 'chấm dứt hiệu lực mã số thuế'],
  ['hoàn thuế tncn | hoàn thuế thu nhập cá nhân | income tax refund', 'hoàn thuế thu nhập cá nhân'],
  ['quyết toán thuế tncn | quyết toán tncn | tax finalization', 'khai quyết toán thuế thu nhập cá nhân'],
  ['xác nhận nộp thuế | xác nhận nghĩa vụ thuế | xác nhận thuế', 'xác nhận việc thực hiện nghĩa vụ thuế'],
  ['mua hóa đơn | hóa đơn lẻ | xuất hóa đơn', 'cấp hóa đơn điện tử có mã của cơ quan thuế theo từng lần phát sinh'],
  ['miễn thuế đất | giảm thuế đất', 'miễn giảm thuế sử dụng đất phi nông nghiệp'],
  ['trước bạ xe | trước bạ ô tô | trước bạ xe máy | lệ phí trước bạ xe', 'khai lệ phí trước bạ miễn lệ phí trước bạ đối với tài sản khác'],
  ['trước bạ nhà | trước bạ đất | trước bạ nhà đất', 'khai lệ phí trước bạ nhà đất'],
  // xã hội
  [
    'trợ cấp tuổi già | tiền già | tiền người già | trợ cấp người già | người cao tuổi | người già | trên 80 tuổi | trên 75 tuổi | đủ 75 tuổi | 75 tuổi | old age | pension for elderly | social pension | elderly allowance | lương người già',
    'thực hiện điều chỉnh thôi hưởng trợ cấp hưu trí xã hội',
  ],
  ['tiền mai táng | mai táng | mai táng phí | chôn cất | đám ma | đám tang | tang lễ | funeral | funeral support | burial', 'hỗ trợ chi phí mai táng'],
  ['khuyết tật | tàn tật | người tàn tật | giấy khuyết tật | disability | disabled', 'xác định mức độ khuyết tật cấp giấy xác nhận khuyết tật'],
  [
    'mất giấy khuyết tật | đổi khuyết tật | mất khuyết tật | đổi giấy xác nhận khuyết tật | mất giấy xác nhận khuyết tật | đổi giấy khuyết tật | lost disability certificate',
    'đổi cấp lại giấy xác nhận khuyết tật',
  ],
  [
    'trợ cấp hàng tháng | bảo trợ xã hội | trợ cấp xã hội | mẹ đơn thân | nuôi con một mình | trẻ mồ côi | mồ côi | người tâm thần | social allowance | monthly allowance | orphan | single mother',
    'trợ cấp xã hội hàng tháng hỗ trợ kinh phí chăm sóc nuôi dưỡng',
  ],
  ['nhà dưỡng lão | trung tâm bảo trợ | viện dưỡng lão | care home | nursing home', 'tiếp nhận đối tượng vào cơ sở trợ giúp xã hội'],
  ['hộ nghèo | sổ hộ nghèo | nhà nghèo | cận nghèo | xét nghèo | poor household | near poor | poverty', 'công nhận hộ nghèo hộ cận nghèo'],
  ['thoát nghèo | ra khỏi hộ nghèo | escaped poverty', 'công nhận hộ thoát nghèo hộ thoát cận nghèo'],
  ['liệt sĩ | thờ cúng | thờ cúng liệt sĩ | martyr', 'liệt sĩ'],
  [
    'thương binh | người có công | bệnh binh | chất độc da cam | da cam | bộ đội cũ | wounded soldier | veteran | war veteran | meritorious | agent orange',
    'người có công với cách mạng',
  ],
  ['đi b | chiến trường | kháng chiến | bộ đội | quân nhân | đi bộ đội | dân công hỏa tuyến | thanh niên xung phong | tnxp', 'chế độ quân nhân kháng chiến'],
  ['bốc mộ | mộ liệt sĩ | hài cốt | di chuyển hài cốt | quy tập', 'di chuyển hài cốt liệt sĩ'],
  ['cai nghiện | nghiện | ma túy | drug rehabilitation | rehab', 'đăng ký cai nghiện ma túy tự nguyện'],
  ['chăm sóc thay thế | nhận nuôi trẻ | foster | foster care', 'đăng ký nhận chăm sóc thay thế cho trẻ em'],
  ['học nghề | đào tạo nghề | vocational training', 'hỗ trợ đào tạo nghề'],
  ['đi xuất khẩu lao động | xuất khẩu lao động | xklđ | đi làm nước ngoài | work abroad', 'đăng ký hợp đồng lao động trực tiếp giao kết'],
  ['bão | bị bão | thiên tai | bão lụt | lũ lụt | thiệt hại do bão | flood | storm | natural disaster', 'thiên tai'],
  [
    'dịch tả | dịch tả lợn | dịch tả châu phi | dịch tả heo | heo chết | lợn chết | dịch bệnh gia súc | gà chết | animal disease',
    'hỗ trợ cơ sở sản xuất bị thiệt hại do dịch bệnh động vật',
  ],
  ['hội | quỹ | lập hội | association | quỹ từ thiện | charity fund', 'hội'],
  ['khen thưởng | bằng khen | giấy khen | gia đình văn hóa | award | commendation', 'tặng giấy khen danh hiệu'],
  ['ông bà nuôi cháu | nhận nuôi cháu | chăm cháu | nhận chăm cháu | họ hàng nhận nuôi', 'thông báo nhận chăm sóc thay thế cho trẻ em người thân thích'],
  ['con thương binh | con liệt sĩ | vợ liệt sĩ | con người có công | thân nhân liệt sĩ', 'thân nhân của người có công liệt sĩ'],
  ['thăm mộ | viếng mộ | thăm viếng mộ', 'thăm viếng mộ liệt sĩ'],
  ['thu nhập thấp | xác nhận thu nhập thấp | low income', 'công nhận người lao động có thu nhập thấp'],
  ['bạo lực | bị đánh | trẻ bị xâm hại | xâm hại trẻ em | child abuse', 'hỗ trợ can thiệp trẻ em bị xâm hại'],
  ['neo đơn | người neo đơn | già neo đơn | người già cô đơn', 'đối tượng bảo trợ xã hội có hoàn cảnh đặc biệt khó khăn vào cơ sở trợ giúp xã hội'],
  [
    'tiền khuyết tật | trợ cấp khuyết tật | trợ cấp người khuyết tật | tiền trợ cấp khuyết tật | disability allowance | disability benefit',
    'trợ cấp xã hội hàng tháng hỗ trợ kinh phí chăm sóc nuôi dưỡng',
  ],
  ['disability certificate | giấy xác nhận khuyết tật', 'xác định mức độ khuyết tật cấp giấy xác nhận khuyết tật'],
  ['mai táng dân công | mai táng thanh niên xung phong | mai táng cựu chiến binh', 'giải quyết chế độ mai táng phí'],
  ['dân quân | du kích', 'chế độ trợ cấp một lần dân quân du kích'],
  ['tổ bảo vệ | bảo vệ dân phố | an ninh cơ sở | tổ an ninh', 'người tham gia lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở'],
  ['chữa cháy | cứu nạn | cứu hộ', 'người tham gia phòng cháy chữa cháy cứu nạn cứu hộ'],
  ['nuôi trẻ mồ côi | nhận nuôi trẻ mồ côi | nuôi dưỡng thay thế', 'đăng ký nhận chăm sóc thay thế cho trẻ em'],
  ['poor household certificate | certificate of poor household', 'công nhận hộ nghèo'],
  ['veteran benefits | benefits for veterans', 'chế độ người có công với cách mạng'],
  // bảo hiểm
  ['thẻ bảo hiểm | thẻ bảo hiểm y tế | bhyt | bảo hiểm y tế | health insurance | health card | health insurance card', 'thẻ bhyt bảo hiểm y tế'],
  [
    'sai bhxh | sai sổ bhxh | sai bhyt | sai thẻ bhyt | sai thẻ bảo hiểm y tế | sai bảo hiểm y tế | sai bảo hiểm xã hội | mất bhxh | đổi bhyt | đổi bhxh | mất bảo hiểm y tế | mất thẻ bảo hiểm | mất bhyt | mất thẻ bhyt | mất thẻ bảo hiểm y tế | làm lại thẻ bảo hiểm | đổi thẻ bảo hiểm | sai thẻ bảo hiểm | mất sổ bảo hiểm | lost health card | lost health insurance card | mất sổ bhxh | đổi thẻ bhyt | sửa sổ bảo hiểm | lost insurance book',
    'cấp lại đổi điều chỉnh thông tin trên sổ bhxh thẻ bhyt',
  ],
  ['bảo hiểm tự nguyện | bhxh tự nguyện | bảo hiểm xã hội tự nguyện | voluntary social insurance', 'đăng ký đóng bhxh tự nguyện cấp sổ bhxh'],
  ['bhxh | bảo hiểm xã hội | social insurance', 'bảo hiểm xã hội bhxh'],
  [
    'rút bảo hiểm | rút bhxh | bảo hiểm một lần | bhxh một lần | bhxh 1 lần | rút bảo hiểm xã hội | lump sum | rút một lần | rút tiền bảo hiểm',
    'hưởng bảo hiểm xã hội một lần',
  ],
  [
    'tiền viện | viện phí | thanh toán viện phí | hospital bill | medical refund | medical expenses | hoàn tiền viện phí',
    'thanh toán trực tiếp chi phí khám chữa bệnh bhyt',
  ],
  ['thai sản | tiền thai sản | nghỉ đẻ | nghỉ sinh | maternity', 'hưởng chế độ thai sản'],
  ['ốm đau | nghỉ ốm | sick leave | sickness', 'hưởng chế độ ốm đau'],
  ['tử tuất | tuất | survivor | death benefit', 'hưởng chế độ tử tuất'],
  ['tai nạn lao động | tnlđ | work accident | bệnh nghề nghiệp', 'hưởng chế độ tnlđ bnn'],
  ['lương hưu | hưu trí | pension | retirement | về hưu', 'lương hưu'],
  [
    'lĩnh hộ lương | nhận lương hưu hộ | lĩnh thay | lãnh lương hưu giùm | lãnh giùm | nhận giùm | lĩnh giùm | lãnh thay | nhận thay | lĩnh hộ',
    'ủy quyền lĩnh thay các chế độ bảo hiểm xã hội',
  ],
  ['thẻ atm | qua thẻ | chuyển khoản | tài khoản ngân hàng | bank account', 'tài khoản cá nhân'],
  ['chuyển lương hưu | chuyển nơi nhận lương hưu | về quê', 'chuyển hưởng sang địa bàn khác'],
  [
    'mua bảo hiểm y tế | mua bhyt | mua thẻ bảo hiểm | mua thẻ bhyt | bảo hiểm y tế hộ gia đình | bhyt hộ gia đình | mua bhyt hộ gia đình | mua bảo hiểm | buy health insurance | join health insurance',
    'tham gia và cấp thẻ bảo hiểm y tế',
  ],
  [
    'ủy quyền lĩnh lương hưu | ủy quyền nhận lương hưu | lĩnh lương hưu thay | lĩnh lương thay | nhận lương thay',
    'ủy quyền lĩnh thay các chế độ bảo hiểm xã hội',
  ],
  [
    'lương hưu chưa lãnh | lương hưu chưa nhận | lương hưu tháng cuối | chưa lãnh | chưa lĩnh | truy lĩnh',
    'truy lĩnh lương hưu của người hưởng đã chết còn chế độ chưa nhận',
  ],
  ['atm', 'tài khoản cá nhân'],
  // giáo dục, văn hóa, tôn giáo
  [
    'xin học | cấp 2 | cấp hai | vào cấp 2 | xin học cho con | vào lớp 6 | lớp 6 | tuyển sinh | nhập học | enrol school | school enrolment | grade 6 | enroll',
    'tuyển sinh trung học cơ sở',
  ],
  ['mở nhà trẻ | giữ trẻ | nhóm trẻ | mở lớp mầm non | mở nhóm trẻ | trông trẻ | mầm non tư thục | nursery', 'thành lập cơ sở giáo dục mầm non'],
  ['học phí | miễn giảm học phí | miễn học phí | tuition | school fees', 'miễn giảm học phí'],
  ['học bổng | scholarship', 'học bổng'],
  ['tiền ăn trưa | hỗ trợ ăn trưa | lunch support', 'hỗ trợ ăn trưa'],
  ['lễ hội | hội làng | festival', 'thông báo tổ chức lễ hội'],
  ['lễ cúng | đền làng | đền | cúng bái | cúng đình | đình làng | miếu | tín ngưỡng | folk belief', 'đăng ký hoạt động tín ngưỡng'],
  ['nhóm tin lành | điểm nhóm | tôn giáo | chùa | nhà thờ | religious | religion | church', 'sinh hoạt tôn giáo tập trung'],
  ['câu lạc bộ | clb | thể thao | sports club | club', 'công nhận câu lạc bộ thể dục thể thao cơ sở'],
  ['thư viện | library', 'thư viện'],
  ['hòa giải viên | tổ hòa giải | mediator', 'công nhận hòa giải viên'],
  ['người có uy tín', 'công nhận người có uy tín'],
  [
    'mở trường mầm non | trường mầm non | mẫu giáo | trường mẫu giáo | mở trường mẫu giáo | kindergarten | preschool',
    'thành lập hoặc cho phép thành lập nhà trẻ trường mẫu giáo trường mầm non',
  ],
  ['mở trường tiểu học | trường cấp 1 | cấp 1 | primary school', 'trường tiểu học'],
  ['trường cấp 2 | secondary school', 'trường trung học cơ sở'],
  ['giảng đạo | truyền đạo', 'đề nghị giảng đạo ngoài địa bàn phụ trách cơ sở tôn giáo'],
  ['nghệ nhân', 'trợ cấp sinh hoạt nghệ nhân nhân dân nghệ nhân ưu tú'],
  ['lớp học tình thương | trung tâm học tập cộng đồng | học tập cộng đồng', 'trung tâm học tập cộng đồng'],
  // khác
  ['lý lịch tư pháp | tiền án | criminal record | police clearance | judicial record', 'cấp phiếu lý lịch tư pháp'],
  ['khiếu nại | complaint', 'giải quyết khiếu nại'],
  ['tố cáo | tố giác | denounce | denunciation', 'giải quyết tố cáo'],
  ['bồi thường | compensation', 'giải quyết yêu cầu bồi thường'],
  ['con dấu | khắc dấu | seal | company seal', 'đăng ký mẫu con dấu'],
  ['khoan giếng | giếng khoan | nước ngầm | nước dưới đất | well drilling | borehole | groundwater', 'đăng ký khai thác nước dưới đất'],
  ['môi trường | environment', 'môi trường'],
  ['trồng rừng | rừng | khai thác gỗ | đốn rừng | forest', 'rừng'],
  ['chặt rừng | khai thác rừng | timber', 'phê duyệt phương án khai thác gỗ thực vật rừng'],
  ['nuôi tôm | nuôi cá | lồng bè | thủy sản | fish farm | aquaculture', 'nuôi trồng thủy sản'],
  ['trồng lúa | đất lúa | chuyển đổi cây trồng | crop change | ruộng', 'chuyển đổi cơ cấu cây trồng vật nuôi trên đất trồng lúa'],
  ['ocop | sản phẩm ocop', 'đánh giá phân hạng sản phẩm ocop'],
  ['khởi kiện | đơn kiện | tòa án | lawsuit | court', 'tòa án đơn khởi kiện'],
  ['hải quan | customs', 'hải quan'],
  ['tờ khai hải quan | customs declaration', 'tờ khai hải quan'],
];

/**
 * What has happened to a paper, whatever paper it is: said before or behind it, it makes of "sổ đỏ" "mất sổ đỏ". A row is the
 * word that stands in EVERYDAY before the paper, the ways to say it, and what it means beside a paper that has no row there.
 */
export const HAPPENED: readonly (readonly [word: string, said: string, meant: string])[] = [
  [
    'mất',
    'mất | bị mất | thất lạc | rơi | rơi mất | làm lại | xin lại | cấp lại | xin cấp lại | lost | stolen | replace | replacement | reissue | re-issue',
    'cấp lại',
  ],
  [
    'đổi',
    'đổi | xin đổi | cấp đổi | hết hạn | rách | bị rách | hỏng | bị hỏng | hư | bị hư | cũ | quá hạn | sắp hết hạn | expired | damaged | renew | renewal | exchange',
    'cấp đổi gia hạn',
  ],
  [
    'sai',
    'sai | bị sai | ghi sai | ghi nhầm | nhầm | sai sót | đính chính | sửa | sửa lại | sai tên | sai họ tên | sai ngày sinh | sai năm sinh | sửa tên | sửa ngày sinh | wrong | mistake | correct | correction | correct name',
    'thay đổi cải chính điều chỉnh đính chính thông tin',
  ],
  ['gia hạn', 'gia hạn | extend | extension', 'gia hạn'],
];

/** Small words that say nothing of what is wanted. Folded; English among them. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'tôi toi em anh chị chi chú cô bác bà ông muốn muon cần can xin làm lam thế nào như nhu ở đâu dau đi di để de cho của cua thì thi là la và va với voi ' +
    'những các cac một mot cái này nay bị được giùm giúp hỏi về việc thủ tục thu tuc giấy tờ hồ sơ gì gi phải phai ạ nhé vậy à ' +
    'i my me a an the to of for in on at how do get need want with and is am have please where can apply application new make register certificate'
  )
    .split(' ')
    .map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd')),
);
