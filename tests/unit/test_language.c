/* test_language.c: what letters tell of a language. */
#include "text/language.h"

#include "text/font_script.h"
#include "unit.h"

static const struct {
    const char *text, *tag, *han; /* tag "": not told */
} cases[] = {
    {"Anna Beispiel studied in Zürich, and wrote of the things that she saw there for many years.", "", "zh"},
    {"Δανάη Παραδειγματίδου, μηχανικός λογισμικού με πολλά χρόνια πείρας στην Αθήνα", "el", "zh"},
    {"Иван Примеров, инженер с опытом работы в крупных проектах и любовью к мелочам", "ru", "zh"},
    {"Іван Прикладенко, інженер із досвідом роботи у великих проєктах та їхньому аналізі", "uk", "zh"},
    {"Иван Примеров, инженер с опит в големи проекти и внимание към детайлите на работата", "bg", "zh"},
    {"Петар Примеровић, инжењер са искуством у великим пројектима и љубављу према детаљима", "", "zh"},
    {"דנה דוגמאי, מהנדסת תוכנה בעלת ניסיון רב בפיתוח מערכות גדולות ומורכבות בארץ ובעולם", "he", "zh"},
    {"ليلى مثال، مهندسة برمجيات ذات خبرة واسعة في تطوير الأنظمة الكبيرة والمعقدة في العالم العربي", "ar", "zh"},
    {"لیلا نمونه‌ای، مهندس نرم‌افزار با تجربه گسترده در توسعه سامانه‌های بزرگ و پیچیده در ایران", "fa", "zh"},
    {"लीला उदाहरण, बड़ी प्रणालियों के विकास में अनुभव रखने वाली सॉफ़्टवेयर अभियंता हैं", "hi", "zh"},
    {"লীলা উদাহরণ, বড় সফটওয়্যার ব্যবস্থা নির্মাণে অভিজ্ঞ একজন প্রকৌশলী এবং গবেষক", "bn", "zh"},
    {"லீலா எடுத்துக்காட்டு, பெரிய மென்பொருள் அமைப்புகளை உருவாக்கிய பொறியாளர்", "ta", "zh"},
    {"ชบา ตัวอย่างดี วิศวกรซอฟต์แวร์ที่มีประสบการณ์ในการพัฒนาระบบขนาดใหญ่และซับซ้อน", "th", "zh"},
    {"范思礼，软件工程师，多年从事大型系统的设计与开发工作，现任某大学计算机系教授。", "zh", "zh"},
    {"范思禮，軟體工程師，多年從事大型系統的設計與開發工作，現任某大學電腦學系教授。", "zh-Hant", "zh-Hant"},
    {"範例花子は大規模なシステムの設計と開発に長年携わってきたソフトウェア技術者である。", "ja", "ja"},
    {"나예시는 대규모 시스템의 설계와 개발에 오랫동안 참여해 온 소프트웨어 기술자입니다", "ko", "ko"},
    {"一个名叫ノゾミ的中文程序，软件工程师，多年从事大型系统的设计与开发工作，现任教授。", "zh", "ja"},
    /* a name alone, and a text that is mostly English */
    {"محمد أحمد", "", "zh"},
    {"范思礼", "", "zh"},
    {"Jane Example, software engineer with many years of work on large systems; 范思礼", "", "zh"},
    {"Laila Example, engineer at many large companies, ليلى مثال، مهندسة برمجيات ذات خبرة", "", "zh"},
    /* no locale is there for these */
    {"\u0688\u0627\u06A9\u0679\u0631 \u0644\u06CC\u0644\u06CC\u0670 \u06A9\u06D2 \u0628\u0627\u0631\u06D2 \u0645\u06CC\u06BA \u0627\u06CC\u06A9 \u0645\u062B\u0627\u0644 \u062C\u0633 \u0645\u06CC\u06BA \u06A9\u0686\u06BE \u0644\u0641\u0638 \u06C1\u06CC\u06BA \u0627\u0648\u0631 \u0628\u0633 \u062A\u0648 \u06A9\u06CC\u0627 \u06C1\u0648\u0627 \u06C1\u06D2", "", "zh"},
    {"ლეილა მაგალითი, პროგრამისტი დიდი გამოცდილებით მსხვილი სისტემების შექმნაში", "", "zh"},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct language_letters letters = {0};
        language_count(&letters, str_of(cases[i].text));
        struct language_found is = language_of(&letters);
        if (!CHECK(str_eq(str_of(is.tag ? is.tag : ""), str_of(cases[i].tag))))
            fprintf(stderr, "    %s: %s, not %s\n", cases[i].text, is.tag ? is.tag : "-", cases[i].tag);
        CHECK(str_eq(str_of(language_of_han(&letters)), str_of(cases[i].han)));
    }
    CHECK(font_script_has_case(STR("en")) && font_script_has_case(STR("el")) && font_script_has_case(STR("ru")) &&
          font_script_has_case(STR("hy")) && font_script_has_case(STR("vi")) && font_script_has_case(STR("")));
    CHECK(font_script_has_italics(STR("en")) && font_script_has_italics(STR("el")) && font_script_has_italics(STR("th")));
    CHECK(!font_script_has_italics(STR("zh-Hant")) && !font_script_has_italics(STR("hi")) && !font_script_has_italics(STR("he")));
    CHECK(!font_script_has_case(STR("ja")) && !font_script_has_case(STR("zh-Hant")) && !font_script_has_case(STR("ko")) &&
          !font_script_has_case(STR("th")) && !font_script_has_case(STR("he")) && !font_script_has_case(STR("hi")));
    return unit_result();
}
