#include "wangge/app/command_line.hpp"

int main(int count, char** words) {
    return wangge::app::command_line(count, words);
}
