import {checkRooms} from "./rooms.js";

checkRooms(4, 8);
