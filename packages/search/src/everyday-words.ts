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
    'đăng ký cưới | làm đám cưới | cưới vợ | cưới chồng | lấy vợ | lấy chồng | giấy hôn thú | hôn thú | giấy kết hôn | giấy đăng ký kết hôn | marriage certificate | get married | marriage | marry | wedding',
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
    'sai tên | sai ngày sinh | sai năm sinh | đổi tên | đổi họ | sửa tên | sửa ngày sinh | sửa khai sinh | sửa giấy khai sinh | sai khai sinh | cải chính | đổi họ tên | thay đổi họ | change name | change my name | correct name | chữ đệm | tên lót | đổi dân tộc | change of name',
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
    'ly hôn ở nước ngoài | ly dị nước ngoài | divorce abroad | foreign divorce',
    'ghi vào sổ hộ tịch việc ly hôn hủy việc kết hôn của công dân việt nam đã được giải quyết tại nước ngoài',
  ],
  [
    'kết hôn ở nước ngoài | cưới ở nước ngoài | married abroad | ghi chú kết hôn',
    'ghi vào sổ hộ tịch việc kết hôn của công dân việt nam đã được giải quyết tại cơ quan có thẩm quyền của nước ngoài',
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
    'chia thừa kế | thừa kế | khai nhận di sản | phân chia tài sản thừa kế | chia di sản | inheritance | divide inheritance | estate',
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
  ['khách ngủ lại | khách ở lại | ngủ qua đêm | khách sạn | có người ở lại | overnight guest | overnight stay | overnight | lưu trú', 'thông báo lưu trú'],
  [
    'giấy xác nhận cư trú | xác nhận cư trú | ct07 | ct 07 | xác nhận nơi ở | giấy xác nhận nơi cư trú | xác nhận hộ khẩu | giấy cư trú | proof of residence | residence certificate | confirm residence | confirmation of residence',
    'xác nhận thông tin về cư trú',
  ],
  ['sai thông tin cư trú | sửa thông tin cư trú', 'điều chỉnh thông tin về cư trú trong cơ sở dữ liệu'],
  ['tạm trú cho người nước ngoài | người nước ngoài tạm trú | foreigner temporary residence', 'khai báo tạm trú cho người nước ngoài tại việt nam'],
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
  ['sai sổ đỏ | sổ đỏ sai | sửa sổ đỏ | đính chính sổ đỏ | sai thông tin sổ đỏ', 'đính chính giấy chứng nhận đã cấp lần đầu có sai sót'],
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
  ['ghe | xuồng | tàu thuyền | thuyền | đò | đăng ký ghe | đăng ký tàu | boat registration | boat | phương tiện thủy', 'đăng ký phương tiện thủy nội địa'],
  ['bến đò | bến phà | bến thủy | ferry', 'bến khách ngang sông bến thủy nội địa'],
  ['tàu cá | tàu đánh cá | ghe cá | fishing boat', 'tàu cá'],
  // kinh doanh, thuế
  [
    'mở quán | mở cửa hàng | mở tiệm | mở tạp hóa | buôn bán | bán hàng | hkd | hộ kinh doanh | đkkd | giấy phép kinh doanh | đăng ký kinh doanh | mở shop | business registration | household business | open a shop | start a business | business licence | business license | mở hộ kinh doanh | small business | open a business',
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
    'an toàn thực phẩm | vệ sinh an toàn thực phẩm | attp | vsattp | quán ăn | giấy vệ sinh | food safety | food hygiene',
    'giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm',
  ],
  ['bán rượu | rượu | alcohol | liquor', 'rượu'],
  ['karaoke | game | tiệm net | quán net | internet | trò chơi điện tử | internet cafe', 'điểm cung cấp dịch vụ trò chơi điện tử công cộng'],
  ['photocopy | tiệm photo | cửa hàng photo | in ấn | photocopy shop', 'đăng ký hoạt động in'],
  ['cầm đồ | tiệm cầm đồ | an ninh trật tự | antt | pawn shop', 'giấy chứng nhận đủ điều kiện về an ninh trật tự'],
  ['hợp tác xã | htx | cooperative', 'hợp tác xã'],
  ['lập hợp tác xã | thành lập hợp tác xã | mở hợp tác xã | set up a cooperative | register a cooperative', 'đăng ký thành lập hợp tác xã'],
  ['giải thể hợp tác xã | dissolve cooperative', 'giải thể hợp tác xã'],
  ['mã số thuế | mst | tax code | tax number | tax id', 'đăng ký thuế lần đầu mã số thuế'],
  ['khai thuế | nộp thuế | tờ khai thuế | tax return | declare tax | pay tax | tax declaration', 'khai thuế'],
  ['tncn | thuế thu nhập | income tax | personal income tax | quyết toán thuế', 'thuế thu nhập cá nhân'],
  ['hoàn thuế | tax refund | lấy lại tiền thuế', 'hoàn thuế'],
  ['lệ phí trước bạ | trước bạ | thuế trước bạ | registration fee | stamp duty', 'lệ phí trước bạ'],
  ['thuế đất | thuế nhà đất | thuế phi nông nghiệp | property tax | land tax', 'khai thuế sử dụng đất phi nông nghiệp'],
  ['thuế cho thuê nhà | cho thuê nhà | rental tax | cho thuê trọ', 'khai thuế cho thuê tài sản'],
  ['người phụ thuộc | giảm trừ gia cảnh | dependant | dependent', 'đăng ký người phụ thuộc giảm trừ gia cảnh'],
  ['nộp dần tiền thuế | nợ thuế | tax debt', 'nộp dần tiền thuế nợ'],
  ['hóa đơn | invoice', 'hóa đơn'],
  ['chợ | sạp chợ | ki ốt chợ | market', 'chợ'],
  // xã hội
  [
    'trợ cấp tuổi già | tiền già | tiền người già | trợ cấp người già | người cao tuổi | người già | trên 80 tuổi | trên 75 tuổi | đủ 75 tuổi | 75 tuổi | old age | pension for elderly | social pension | elderly allowance | lương người già',
    'trợ cấp hưu trí xã hội',
  ],
  ['tiền mai táng | mai táng | mai táng phí | chôn cất | đám ma | đám tang | tang lễ | funeral | funeral support | burial', 'hỗ trợ chi phí mai táng'],
  ['khuyết tật | tàn tật | người tàn tật | giấy khuyết tật | disability | disabled', 'xác định mức độ khuyết tật cấp giấy xác nhận khuyết tật'],
  ['mất giấy khuyết tật | đổi giấy khuyết tật | lost disability certificate', 'đổi cấp lại giấy xác nhận khuyết tật'],
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
  ['thiên tai | bão lụt | lũ lụt | thiệt hại do bão | flood | storm | natural disaster', 'thiên tai'],
  ['dịch tả heo | heo chết | lợn chết | dịch bệnh gia súc | gà chết | animal disease', 'hỗ trợ cơ sở sản xuất bị thiệt hại do dịch bệnh động vật'],
  ['hội | quỹ | lập hội | association | quỹ từ thiện | charity fund', 'hội'],
  ['khen thưởng | bằng khen | giấy khen | gia đình văn hóa | award | commendation', 'tặng giấy khen danh hiệu'],
  // bảo hiểm
  ['thẻ bảo hiểm | thẻ bảo hiểm y tế | bhyt | bảo hiểm y tế | health insurance | health card | health insurance card', 'thẻ bhyt bảo hiểm y tế'],
  [
    'mất thẻ bảo hiểm | mất bhyt | mất thẻ bhyt | mất thẻ bảo hiểm y tế | làm lại thẻ bảo hiểm | đổi thẻ bảo hiểm | sai thẻ bảo hiểm | mất sổ bảo hiểm | lost health card | lost health insurance card | mất sổ bhxh | đổi thẻ bhyt | sửa sổ bảo hiểm | lost insurance book',
    'cấp lại đổi điều chỉnh thông tin trên sổ bhxh thẻ bhyt',
  ],
  [
    'mua bảo hiểm y tế | mua bhyt | bảo hiểm y tế hộ gia đình | mua bảo hiểm | bảo hiểm tự nguyện | bhxh tự nguyện | buy health insurance | voluntary social insurance | join health insurance',
    'đăng ký đóng tham gia bhxh tự nguyện bhyt hộ gia đình',
  ],
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
  ['lĩnh hộ lương | nhận lương hưu hộ | lĩnh thay', 'ủy quyền lĩnh thay các chế độ bảo hiểm xã hội'],
  // giáo dục, văn hóa, tôn giáo
  ['xin học cho con | vào lớp 6 | lớp 6 | tuyển sinh | nhập học | enrol school | school enrolment | grade 6 | enroll', 'tuyển sinh trung học cơ sở'],
  [
    'mở trường mầm non | mở nhà trẻ | giữ trẻ | nhóm trẻ | mở lớp mầm non | mẫu giáo | kindergarten | preschool | nursery | mầm non tư thục',
    'thành lập cơ sở giáo dục mầm non',
  ],
  ['học phí | miễn giảm học phí | miễn học phí | tuition | school fees', 'miễn giảm học phí'],
  ['học bổng | scholarship', 'học bổng'],
  ['tiền ăn trưa | hỗ trợ ăn trưa | lunch support', 'hỗ trợ ăn trưa'],
  ['lễ hội | hội làng | festival', 'thông báo tổ chức lễ hội'],
  ['cúng đình | đình làng | miếu | tín ngưỡng | folk belief', 'đăng ký hoạt động tín ngưỡng'],
  ['nhóm tin lành | điểm nhóm | tôn giáo | chùa | nhà thờ | religious | religion | church', 'sinh hoạt tôn giáo tập trung'],
  ['câu lạc bộ | clb | thể thao | sports club | club', 'công nhận câu lạc bộ thể dục thể thao cơ sở'],
  ['thư viện | library', 'thư viện'],
  ['hòa giải viên | tổ hòa giải | mediator', 'công nhận hòa giải viên'],
  ['người có uy tín', 'công nhận người có uy tín'],
  // what has happened to a paper
  ['mất | bị mất | thất lạc | rơi mất | làm lại | xin lại | lost | stolen | replace | replacement | reissue', 'cấp lại'],
  ['hết hạn | rách | hỏng | cũ | expired | damaged | renew | renewal', 'đổi cấp đổi gia hạn'],
  ['sai | ghi sai | nhầm | sai sót | wrong | mistake | correction', 'điều chỉnh cải chính đính chính'],
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
