/* test_thai.c: words of Thai, with the list that is bundled and with a list made for one question. */
#include "text/thai.h"

#include "disk.h"
#include "unit.h"

/* The text with | where a word ends. */
static struct str shown(struct arena *a, const struct thai_words *w, struct str s)
{
    bool *at = arena_array_of(a, bool, s.n + 1);
    struct buf b = {.a = a};
    thai_find(w, a, s, at);
    for (size_t i = 0; i < s.n; i++) {
        buf_char(&b, s.p[i]);
        if (at[i])
            buf_char(&b, '|');
    }
    return buf_str(&b);
}

static void check(struct arena *a, const struct thai_words *w, const char *wanted)
{
    struct buf plain = {.a = a};
    for (const char *p = wanted; *p; p++)
        if (*p != '|')
            buf_char(&plain, *p);
    struct str is = shown(a, w, buf_str(&plain));
    if (!CHECK(str_eq(is, str_of(wanted))))
        fprintf(stderr, "    wanted %s\n    but is %.*s\n", wanted, STRF(is));
}
static const char *const SENTENCES[] = {
    "วิจัย|เกี่ยว|กับ|การ|บีบ|อัด|แบบ|จำลอง|ภาษา|ขนาด|ใหญ่",
    "ตี|พิมพ์|บทความ|วิชาการ|ใน|การ|ประชุม|ระดับ|นานา|ชาติ|มาก|กว่า|ยี่|สิบ|เรื่อง",
    "สำเร็จ|การ|ศึกษา|จาก|จุฬาลงกรณ์|มหาวิทยาลัย",
    "เป็น|อาจารย์|ประจำ|ภาค|วิชา|วิศวกรรม|คอมพิวเตอร์",
    "ได้|รับ|รางวัล|บทความ|ดี|เด่น",
    "พัฒนา|ระบบ|ฐาน|ข้อมูล|สำหรับ|โรงพยาบาล",
    "มี|ประสบการณ์|ใน|การ|ทำงาน|มาก|กว่า|สิบ|ปี",
    "รับผิดชอบ|การ|ออกแบบ|และ|พัฒนา|ซอฟต์แวร์",
    "ทำงาน|ร่วม|กับ|ทีม|งาน|ใน|ต่าง|ประเทศ",
    "ใช้|ภาษา|อังกฤษ|ได้|ดี|ทั้ง|การ|พูด|และ|การ|เขียน",
    "ผู้จัดการ|ฝ่าย|การ|ตลาด",
    "บริหาร|งบประมาณ|ของ|โครงการ",
    "เขียน|โปรแกรม|ด้วย|ภาษา|ซี",
    "สอน|วิชา|คณิตศาสตร์|ให้|นักเรียน|มัธยมศึกษา",
    "ทุน|การ|ศึกษา|จาก|กระทรวง|วิทยาศาสตร์|และ|เทคโนโลยี",
    "อาสา|สมัคร|ดูแล|ผู้|สูง|อายุ|ใน|ชุมชน",
    "นั่ง|ตาก|ลม",
    "เด็กๆ ไป|โรงเรียน",
    "ต่างๆ|นานา",
    "กรุงเทพฯ|เป็น|เมืองหลวง",
    "ผลไม้ฯลฯ|และ|อื่นๆ",
    "นาย|สม|ชาย|ใจ|ดี|ทำงาน|ที่|บริษัท",
    "ที่|อยู่|เลข|ที่|๑๒๓|ถนน|สุขุมวิท",
    "จบ|ปริญญา|ตรี|เกียรตินิยม|อันดับ|หนึ่ง",
    "วิทยานิพนธ์|เรื่อง|การ|รู้|จำ|เสียง|พูด|ภาษา|ไทย",
    "นำ|เสนอ|ผล|งาน|วิจัย|ใน|การ|ประชุม|วิชาการ",
    "ความ|รู้|พื้นฐาน|ด้าน|การ|เรียนรู้|ของ|เครื่อง",
    "ผู้|ช่วย|ศาสตราจารย์",
    "นักศึกษา|ฝึกงาน",
    "ปรับปรุง|ประสิทธิภาพ|ของ|เว็บ|ไซต์",
    "วิเคราะห์|ข้อมูล|ขนาด|ใหญ่",
    "จัด|ทำ|รายงาน|ประจำเดือน",
    "ติดต่อ|ประสาน|งาน|กับ|ลูกค้า",
    "ลด|ต้นทุน|การ|ผลิต|ได้|ร้อยละ|สาม|สิบ",
    "ควบคุม|คุณภาพ|สินค้า",
    "ฝึก|อบรม|พนักงาน|ใหม่",
    "ออกแบบ|กราฟิก|และ|สื่อ|สิ่งพิมพ์",
    "ดูแล|ระบบ|เครือข่าย|และ|ความ|ปลอดภัย",
    "แก้ไข|ปัญหา|เฉพาะ|หน้า|ได้|ดี",
    "ชอบ|อ่าน|หนังสือ|และ|เดินทาง|ท่องเที่ยว",
    "มนุษยสัมพันธ์|ดี",
    "ขับ|รถยนต์|ได้",
    "เกิด|ที่|จังหวัด|เชียงใหม่",
    "โรงเรียน|สตรี|วิทยา",
    "ภาษา|ญี่ปุ่น|ระดับ|สูง",
    "คณะ|วิศวกรรมศาสตร์",
    "มหาวิทยาลัย|ธรรมศาสตร์",
    "สมาคม|วิศวกรรม|สถาน|แห่ง|ประเทศ|ไทย",
    "ธนาคาร|แห่ง|ประเทศ|ไทย",
    "นัก|วิจัย|อาวุโส",
    "ประชุม|ทาง|ไกล|ผ่าน|อินเทอร์เน็ต",
    "สิทธิบัตร|การ|ประดิษฐ์",
    "งาน|อดิเรก",
    "คะแนน|เฉลี่ย|สะสม",
    "หัวหน้า|แผนก|ทรัพยากร|บุคคล",
    "วาง|แผน|กลยุทธ์|ทาง|ธุรกิจ",
    "ระบบ|ปฏิบัติการ",
    "เรียน|จบ|เมื่อ|ปี|ที่|แล้ว",
    "รางวัล|ชนะเลิศ|การ|แข่งขัน|หุ่นยนต์",
    "เผยแพร่|ใน|วารสาร|ระดับ|นานา|ชาติ",
    "การ|ประมวล|ผล|สัญญาณ|ดิจิทัล",
    "บรรณาธิการ|หนังสือพิมพ์",
    "มี|ใบขับขี่|รถยนต์|ส่วน|บุคคล",
    "รถยนต์|คัน|สี|แดง",
    "ประธานาธิบดี",
    "รอง|ประธาน|กรรมการ",
    "กรรมการ|ผู้จัดการ|ใหญ่",
    "เจ้าหน้าที่|ความ|ปลอดภัย",
    "หลักสูตร|ระยะ|สั้น",
    "อุปกรณ์|อิเล็กทรอนิกส์",
    "จิ|รัฏฐ์พัฒน์|เดินทาง",
    "โปรแกรมPython3ใช้งาน|ง่าย",
    "เซิร์ฟเวอร์|คลาวด์",
};

/* What is no text, or no word. */
static const char *const ODD[] = {"", "ก", "กก", "ั่ก", "เเ", "ๆ", "ๆๆ|ก", "ฯลฯ", "ฯ", "abc", "ก\xFFก", "๑๒๓"};

/* A list of three words, two of which could be one: the fewest words win, then the longer one first. */
static void test_choice(struct arena *a)
{
    const struct str list[] = {STR("ตา\nกลม\nตาก\r\nลม\n"), STR("ตากลมโต")};
    check(a, thai_words_of(a, list, 1), "ตาก|ลม");
    check(a, thai_words_of(a, list, 2), "ตากลมโต");
    check(a, thai_words_of(a, list, 1), "ตาก|ลม|โต"); /* unknown */
    check(a, thai_words_of(a, list, 0), "ตากลมโต");
}

/* Every place is one where a word may begin, whatever the text. */
static void test_any(struct arena *a, const struct thai_words *w)
{
    uint64_t seed = 1;
    for (int k = 0; k < 2000; k++) {
        struct buf b = {.a = a};
        for (int i = 0; i < 12; i++)
            buf_code(&b, (int32_t)unit_random_in(&seed, 0x0E01, 0x0E5B));
        struct str s = buf_str(&b), is = shown(a, w, s);
        size_t n;
        for (size_t i = 0; i + 1 < is.n; i++) {
            int32_t after = is.p[i] == '|' ? utf8_at(is, i + 1, &n) : 0;
            CHECK(!(after >= 0x0E30 && after <= 0x0E3A) && !(after >= 0x0E45 && after <= 0x0E4E));
        }
    }
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    if (argc != 2) {
        fprintf(stderr, "test_thai ROOT\n");
        return 2;
    }
    struct files files = disk_files(a, argv[1]), none = {.a = a};
    const struct thai_words *w = thai_words_read(a, &files);
    if (!CHECK(w))
        return unit_result();
    CHECK(!thai_words_read(a, &none));
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++)
        check(a, w, SENTENCES[i]);
    for (size_t i = 0; i < sizeof ODD / sizeof *ODD; i++)
        check(a, w, ODD[i]);
    test_choice(a);
    test_any(a, w);
    arena_free(a);
    return unit_result();
}
